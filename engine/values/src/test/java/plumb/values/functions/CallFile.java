package plumb.values.functions;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Calls kept in a file, one a line; a line that starts with a hash is a heading. */
final class CallFile {
  private CallFile() {}

  static List<String> lines(String name) throws IOException {
    try (InputStream in = CallFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is missing from the class path");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }
  }
}
