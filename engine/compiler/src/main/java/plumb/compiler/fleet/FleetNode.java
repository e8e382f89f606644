package plumb.compiler.fleet;

import java.io.IOException;
import java.nio.file.Files;
import plumb.compiler.batch.BatchFailure;
import plumb.compiler.batch.BatchLine;
import plumb.compiler.batch.BatchNode;

/** A line of a fleet's file, and whether it is what it was. */
final class FleetNode {
  private final BatchLine line;
  private final String key;

  FleetNode(BatchLine line) {
    this.line = line;
    this.key = InputState.digest(line.text());
  }

  /** Tells one line from all others. */
  String key() {
    return key;
  }

  int number() {
    return line.number();
  }

  /** Whether a node that was compiled is this one, with the facts that it has now. */
  boolean is(FleetRecord.Node compiled) {
    return compiled.factsFile().isEmpty()
        || compiled.facts().equals(factsDigest(compiled.factsFile()));
  }

  /** Passes over the line; fails as {@link BatchLine#take}. */
  void pass(FleetRecord.Node known) throws IOException {
    line.take(known.id());
  }

  /** Reads the line; fails as {@link BatchLine#node}. */
  BatchNode parsed() throws IOException {
    return line.node();
  }

  /** Why the line is no node. */
  BatchFailure failure(Throwable problem) {
    return BatchFailure.of("line " + line.number(), line.number(), problem);
  }

  /** The digest of a file of facts; another one when it cannot be read. */
  String factsDigest(String file) {
    try {
      return file.isEmpty() ? "" : InputState.digest(Files.readAllBytes(line.base().resolve(file)));
    } catch (IOException e) {
      return "unreadable";
    }
  }
}
