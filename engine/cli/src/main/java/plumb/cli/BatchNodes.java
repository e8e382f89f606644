package plumb.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import plumb.catalog.json.InvalidJsonException;
import plumb.compiler.batch.BatchLines;
import plumb.compiler.batch.BatchNode;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.program.CompileException;

/** Reads all nodes of a batch at once. */
final class BatchNodes {
  private BatchNodes() {}

  /**
   * The nodes.
   *
   * @throws CompileException with the line of what is none
   */
  static List<NodeInput> read(Path batch, String environment) throws IOException {
    Path base = batch.toAbsolutePath().getParent();
    List<NodeInput> nodes = new ArrayList<>();
    try (InputStream in = Files.newInputStream(batch)) {
      BatchLines lines = new BatchLines(in);
      for (BatchLines.Line line = lines.next(); line != null; line = lines.next()) {
        try {
          nodes.add(
              BatchNode.parse(line.text(), base == null ? Path.of("/") : base, environment)
                  .input());
        } catch (InvalidJsonException | IllegalArgumentException e) {
          throw new CompileException(
              "BATCH_LINE",
              String.valueOf(e.getMessage()),
              batch.toString(),
              line.number(),
              1,
              null);
        }
      }
    }
    return nodes;
  }
}
