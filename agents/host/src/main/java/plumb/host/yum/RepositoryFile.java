package plumb.host.yum;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file with a section for each repository and a line for each setting. Comments, other sections
 * and the order of lines stay as they are; an indented line continues the setting before it.
 */
final class RepositoryFile {
  private final List<String> lines;

  RepositoryFile(String text) {
    lines = new ArrayList<>(text.lines().toList());
  }

  /** Returns the settings of a section; null when there is none. */
  @Nullable Map<String, String> section(String name) {
    int start = start(name);
    if (start < 0) {
      return null;
    }
    Map<String, String> settings = new LinkedHashMap<>();
    for (int i = start + 1; i < end(start); i++) {
      String key = key(lines.get(i));
      if (key != null) {
        StringBuilder value = new StringBuilder(value(lines.get(i)));
        for (int j = i + 1; j < end(start) && isContinuation(lines.get(j)); j++) {
          value.append('\n').append(lines.get(j).strip());
        }
        settings.put(key, value.toString());
      }
    }
    return settings;
  }

  /** Returns the names of all sections. */
  List<String> sections() {
    List<String> names = new ArrayList<>();
    for (String line : lines) {
      String name = sectionName(line);
      if (name != null) {
        names.add(name);
      }
    }
    return names;
  }

  /** Sets a value, in a new section at the end if need be. */
  void set(String section, String key, String value) {
    int start = start(section);
    if (start < 0) {
      if (!lines.isEmpty() && !lines.get(lines.size() - 1).isBlank()) {
        lines.add("");
      }
      start = lines.size();
      lines.add("[" + section + "]");
    }
    int place = remove(start, key);
    int end = end(start);
    while (place < 0 && end > start + 1 && lines.get(end - 1).isBlank()) {
      end--;
    }
    lines.add(place < 0 ? end : place, key + "=" + value);
  }

  /** Takes a setting out of a section. */
  void remove(String section, String key) {
    int start = start(section);
    if (start >= 0) {
      remove(start, key);
    }
  }

  /** Returns where the setting was, or -1. */
  private int remove(int start, String key) {
    for (int i = start + 1; i < end(start); i++) {
      if (key.equals(key(lines.get(i)))) {
        lines.remove(i);
        while (i < end(start) && isContinuation(lines.get(i))) {
          lines.remove(i);
        }
        return i;
      }
    }
    return -1;
  }

  /** Takes a section out. */
  void removeSection(String name) {
    int start = start(name);
    if (start >= 0) {
      lines.subList(start, end(start)).clear();
    }
  }

  String text() {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  private int start(String section) {
    for (int i = 0; i < lines.size(); i++) {
      if (section.equals(sectionName(lines.get(i)))) {
        return i;
      }
    }
    return -1;
  }

  private int end(int start) {
    for (int i = start + 1; i < lines.size(); i++) {
      if (sectionName(lines.get(i)) != null) {
        return i;
      }
    }
    return lines.size();
  }

  private static @Nullable String sectionName(String line) {
    String text = line.strip();
    return text.startsWith("[") && text.endsWith("]")
        ? text.substring(1, text.length() - 1).strip()
        : null;
  }

  private static @Nullable String key(String line) {
    int equals = line.indexOf('=');
    boolean setting = equals > 0 && !isContinuation(line) && "#;".indexOf(line.charAt(0)) < 0;
    return setting ? line.substring(0, equals).strip() : null;
  }

  private static String value(String line) {
    return line.substring(line.indexOf('=') + 1).strip();
  }

  private static boolean isContinuation(String line) {
    return !line.isBlank() && Character.isWhitespace(line.charAt(0));
  }
}
