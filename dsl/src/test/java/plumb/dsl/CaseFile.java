package plumb.dsl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@code *.case} file: named sections, each after a line {@code === name}. */
public final class CaseFile {
  private static final String MARK = "=== ";

  private final Path path;
  private final Map<String, String> sections = new LinkedHashMap<>();

  private CaseFile(Path path) {
    this.path = path;
  }

  /** Reads a file. */
  public static CaseFile read(Path path) throws IOException {
    CaseFile file = new CaseFile(path);
    String name = "";
    StringBuilder text = new StringBuilder();
    for (String line : Files.readString(path).split("(?<=\n)")) {
      if (line.startsWith(MARK)) {
        file.put(name, text);
        name = line.substring(MARK.length()).strip();
      } else {
        text.append(line);
      }
    }
    file.put(name, text);
    return file;
  }

  private void put(String name, StringBuilder text) {
    if (!name.isEmpty()) {
      sections.put(name, text.toString());
    }
    text.setLength(0);
  }

  /** The text of a section; null when there is none of that name. */
  public @Nullable String section(String name) {
    return sections.get(name);
  }

  /** The texts by the names of their sections, in the order of the file. */
  public Map<String, String> sections() {
    return sections;
  }

  /** Rewrites one section and keeps the others. */
  public void record(String name, String text) throws IOException {
    sections.put(name, text);
    StringBuilder out = new StringBuilder();
    sections.forEach(
        (section, content) -> out.append(MARK).append(section).append('\n').append(content));
    Files.writeString(path, out);
  }
}
