package plumb.compiler.parity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The exceptions that are allowed for now, each with its cause: lines {@code topic title | cause}.
 */
final class KnownDifferences {
  private KnownDifferences() {}

  static Map<String, String> read(Path file) throws IOException {
    Map<String, String> causes = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      int bar = line.lastIndexOf(" | ");
      if (bar < 0 || line.substring(bar + 3).isBlank()) {
        throw new IOException(file + ": an exception without a cause: " + line);
      }
      causes.put(line.substring(0, bar).strip(), line.substring(bar + 3).strip());
    }
    return causes;
  }
}
