package plumb.host.parity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A {@code *.case} file: named sections, each after a line {@code === name}. */
final class CaseFile {
  private static final String MARK = "=== ";

  private final Map<String, String> sections = new LinkedHashMap<>();

  static CaseFile read(Path path) throws IOException {
    CaseFile file = new CaseFile();
    String name = "";
    for (String line : Files.readString(path).split("(?<=\n)")) {
      if (line.startsWith(MARK)) {
        name = line.substring(MARK.length()).strip();
      } else {
        file.sections.merge(name, line, String::concat);
      }
    }
    return file;
  }

  /** Returns a section, empty when there is none. */
  String section(String name) {
    return sections.getOrDefault(name, "");
  }
}
