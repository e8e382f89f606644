package plumb.host.settings;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One section of a file: its header and the lines below it, with their line ends. */
final class IniSection {
  private final IniSyntax syntax;
  private final IniSyntax.Patterns patterns;
  private final String name;
  private final List<String> lines = new ArrayList<>();
  private @Nullable String header;
  private boolean added;

  /**
   * A section.
   *
   * @param header the line that begins it; null for what comes before the first section
   */
  IniSection(IniSyntax syntax, IniSyntax.Patterns patterns, String name, @Nullable String header) {
    this.syntax = syntax;
    this.patterns = patterns;
    this.name = name;
    this.header = header;
  }

  /** Makes a section that was not there. */
  static IniSection added(IniSyntax syntax, IniSyntax.Patterns patterns, String name) {
    String header = syntax.sectionPrefix() + name + syntax.sectionSuffix() + "\n";
    IniSection section = new IniSection(syntax, patterns, name, header);
    section.added = true;
    return section;
  }

  String name() {
    return name;
  }

  /** Returns whether it was not there when the file was read. */
  boolean isAdded() {
    return added;
  }

  /** Returns whether there is nothing below the header. */
  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Writes the header in the usual form. */
  void normaliseHeader() {
    if (header != null) {
      header = syntax.sectionPrefix() + name + syntax.sectionSuffix() + "\n";
    }
  }

  void addLine(String line) {
    lines.add(line);
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    for (String line : lines) {
      IniSyntax.Setting setting = patterns.setting(line);
      if (setting != null && !names.contains(setting.name())) {
        names.add(setting.name());
      }
    }
    return names;
  }

  /** Returns all values of a setting, in order. */
  List<String> values(String setting) {
    List<String> values = new ArrayList<>();
    for (String line : lines) {
      IniSyntax.Setting found = patterns.setting(line);
      if (found != null && found.name().equals(setting)) {
        values.add(found.value());
      }
    }
    return values;
  }

  /** Gives each line of a setting that value; indentation and separator stay as they are. */
  void replace(String setting, String value) {
    for (int i = 0; i < lines.size(); i++) {
      IniSyntax.Setting found = patterns.setting(lines.get(i));
      if (found != null && found.name().equals(setting)) {
        lines.set(i, found.indent() + found.name() + found.separator() + value + "\n");
      }
    }
  }

  /** Adds a setting below a comment that shows it, or before the blank lines at the end. */
  void add(String setting, String value) {
    int place = behindComment(setting);
    if (place < 0) {
      place = lines.size();
      while (place > 0 && lines.get(place - 1).isBlank()) {
        place--;
      }
    }
    lines.add(place, line(setting, value));
  }

  /**
   * Adds further values of a setting before the last one, below a comment that shows it, or at the
   * end.
   */
  void addAll(String setting, List<String> values) {
    int place = -1;
    for (int i = 0; i < lines.size(); i++) {
      IniSyntax.Setting found = patterns.setting(lines.get(i));
      place = found != null && found.name().equals(setting) ? i : place;
    }
    place = place < 0 ? behindComment(setting) : place;
    place = place < 0 ? lines.size() : place;
    for (String value : values) {
      lines.add(place++, line(setting, value));
    }
  }

  private int behindComment(String setting) {
    for (int i = 0; i < lines.size(); i++) {
      if (setting.equals(patterns.commented(lines.get(i)))) {
        return i + 1;
      }
    }
    return -1;
  }

  private String line(String setting, String value) {
    Integer width = syntax.indentWidth();
    String indent = syntax.indentText().repeat(width == null ? indentation() : width);
    return indent + setting + syntax.separator() + value + "\n";
  }

  private int indentation() {
    int least = -1;
    for (String line : lines) {
      IniSyntax.Setting setting = patterns.setting(line);
      if (setting != null) {
        int width = setting.indent().length();
        least = least < 0 ? width : Math.min(least, width);
      }
    }
    return Math.max(least, 0);
  }

  /** Takes all lines of a setting out. */
  void remove(String setting) {
    lines.removeIf(
        line -> {
          IniSyntax.Setting found = patterns.setting(line);
          return found != null && found.name().equals(setting);
        });
  }

  /** Takes the first line of a setting with that value out. */
  void remove(String setting, String value) {
    for (int i = 0; i < lines.size(); i++) {
      IniSyntax.Setting found = patterns.setting(lines.get(i));
      if (found != null && found.name().equals(setting) && found.value().equals(value)) {
        lines.remove(i);
        return;
      }
    }
  }

  void write(StringBuilder text) {
    if (header != null) {
      text.append(ended(header));
    }
    lines.forEach(line -> text.append(ended(line)));
  }

  private static String ended(String line) {
    return line.endsWith("\n") ? line : line + "\n";
  }
}
