package plumb.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import plumb.catalog.json.ValueJson;

/** Files of facts as the nodes of a fleet, each called as its file is. */
final class FactNodes {
  private FactNodes() {}

  /**
   * Writes the fleet's file, which the caller deletes.
   *
   * @throws IOException when a file of facts is not there
   */
  static Path write(List<Path> facts) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Path file : facts) {
      if (!Files.isRegularFile(file)) {
        throw new NoSuchFileException(file.toString());
      }
      String name = file.getFileName().toString().replaceFirst("\\.(json|ya?ml)$", "");
      Map<String, Object> node =
          Map.of("name", name, "facts", file.toAbsolutePath().normalize().toString());
      lines.append(ValueJson.text(node, false).replace("\n", " ")).append('\n');
    }
    Path written = Files.createTempFile("plumb-nodes", ".jsonl");
    Files.writeString(written, lines);
    return written;
  }
}
