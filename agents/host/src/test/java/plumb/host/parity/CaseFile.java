package plumb.host.parity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A {@code *.case} file: named sections, each after a line {@code === name}. */
public final class CaseFile {
  private static final String MARK = "=== ";

  private final Map<String, String> sections = new LinkedHashMap<>();

  /** Reads a file. */
  public static CaseFile read(Path path) throws IOException {
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
  public String section(String name) {
    return sections.getOrDefault(name, "");
  }

  /** A text without the lines that hold what the section {@code except} lists, with reasons. */
  public String withoutExceptions(String text) {
    List<String> kept = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      if (section("except").lines().noneMatch(except -> line.contains(text(except)))) {
        kept.add(line);
      }
    }
    return String.join("\n", kept);
  }

  private static String text(String except) {
    return except.substring(0, except.lastIndexOf(": "));
  }
}
