package plumb.compiler.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import plumb.compiler.batch.BatchFailure;
import plumb.compiler.batch.BatchLines;
import plumb.compiler.batch.BatchNode;

/** A line of a fleet's file, read only as far as it is needed. */
final class FleetNode {
  private final BatchLines.Line line;
  private final Path base;
  private final String environment;
  private final String key;
  private @Nullable BatchNode node;

  /**
   * @param base what names of files of facts are relative to
   * @param environment the nodes' environment when they do not say
   */
  FleetNode(BatchLines.Line line, Path base, String environment) {
    this.line = line;
    this.base = base;
    this.environment = environment;
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

  /** Parses the line; fails as {@link BatchNode#parse}. */
  BatchNode parsed() {
    BatchNode known = node;
    if (known == null) {
      known = BatchNode.parse(line.text(), base, environment);
      node = known;
    }
    return known;
  }

  /** Why the line is no node. */
  BatchFailure failure(Throwable problem) {
    return BatchFailure.of("line " + line.number(), line.number(), problem);
  }

  /** The digest of a file of facts; another one when it cannot be read. */
  String factsDigest(String file) {
    try {
      return file.isEmpty() ? "" : InputState.digest(Files.readAllBytes(base.resolve(file)));
    } catch (IOException e) {
      return "unreadable";
    }
  }
}
