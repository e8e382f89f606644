package plumb.host.settings;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of settings in sections. What nobody changes keeps its bytes: internally a character is a
 * byte, whatever the encoding. A section that is there twice is read and changed where it is last.
 */
final class IniFile {
  private final IniSyntax syntax;
  private final IniSyntax.Patterns patterns;
  private final List<IniSection> sections = new ArrayList<>();

  IniFile(IniSyntax syntax, byte[] content) {
    this.syntax = encoded(syntax);
    this.patterns = this.syntax.patterns();
    IniSection section = new IniSection(this.syntax, patterns, "", null);
    sections.add(section);
    String text = new String(content, StandardCharsets.ISO_8859_1);
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf('\n', start) + 1;
      String line = text.substring(start, end == 0 ? text.length() : end);
      String name = patterns.section(line);
      if (name == null) {
        section.addLine(line);
      } else {
        section = new IniSection(this.syntax, patterns, name, line);
        sections.add(section);
      }
      start += line.length();
    }
  }

  private static IniSyntax encoded(IniSyntax syntax) {
    return new IniSyntax(
        encode(syntax.separator()),
        encode(syntax.sectionPrefix()),
        encode(syntax.sectionSuffix()),
        encode(syntax.indentText()),
        syntax.indentWidth());
  }

  private static String encode(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static String decode(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private @Nullable IniSection find(String name) {
    String encoded = encode(name);
    for (int i = sections.size() - 1; i >= 0; i--) {
      if (sections.get(i).name().equals(encoded)) {
        return sections.get(i);
      }
    }
    return null;
  }

  boolean hasSection(String name) {
    return find(name) != null;
  }

  List<String> sectionNames() {
    return sections.stream().map(section -> decode(section.name())).distinct().toList();
  }

  List<String> settingNames(String section) {
    IniSection found = find(section);
    return found == null ? List.of() : found.names().stream().map(IniFile::decode).toList();
  }

  /** Returns all values of a setting; none where it is not there. */
  List<String> values(String section, String setting) {
    IniSection found = find(section);
    return found == null
        ? List.of()
        : found.values(encode(setting)).stream().map(IniFile::decode).toList();
  }

  /** Returns the value of a setting, the last where it has several; null where it has none. */
  @Nullable String value(String section, String setting) {
    List<String> values = values(section, setting);
    return values.isEmpty() ? null : values.get(values.size() - 1);
  }

  /** Makes a section at the end, if there is none of that name. */
  IniSection need(String name) {
    IniSection found = find(name);
    if (found == null) {
      found = IniSection.added(syntax, patterns, encode(name));
      sections.add(found);
    }
    return found;
  }

  /** Gives a setting one value. */
  void set(String section, String setting, String value) {
    IniSection found = need(section);
    String name = encode(setting);
    if (found.values(name).isEmpty()) {
      found.add(name, encode(value));
    } else {
      found.replace(name, encode(value));
    }
  }

  /** Gives a setting several values, a line each; lines with other values go. */
  void setAll(String section, String setting, List<String> values) {
    IniSection found = need(section);
    String name = encode(setting);
    List<String> wanted = values.stream().map(IniFile::encode).toList();
    List<String> old = found.values(name);
    List<String> missing = new ArrayList<>(wanted);
    missing.removeAll(old);
    for (String value : old) {
      if (!wanted.contains(value)) {
        found.remove(name, value);
      }
    }
    found.addAll(name, missing);
  }

  /** Takes a setting out, and with the last line of a section the section. */
  void remove(String section, String setting) {
    IniSection found = find(section);
    if (found != null) {
      found.remove(encode(setting));
      if (found.isEmpty() && !found.name().isEmpty()) {
        sections.remove(found);
      }
    }
  }

  /** Takes a setting out and leaves its section. */
  void removeSetting(String section, String setting) {
    IniSection found = find(section);
    if (found != null) {
      found.remove(encode(setting));
    }
  }

  /** Returns the content, with a blank line between the old sections and new ones. */
  byte[] content() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < sections.size(); i++) {
      IniSection section = sections.get(i);
      if (section.isAdded() && (i > 1 || !sections.get(0).isEmpty())) {
        text.append('\n');
      }
      section.write(text);
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Returns the content, with all headers in the usual form and no blank lines added. */
  byte[] plainContent() {
    StringBuilder text = new StringBuilder();
    for (IniSection section : sections) {
      section.normaliseHeader();
      section.write(text);
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
