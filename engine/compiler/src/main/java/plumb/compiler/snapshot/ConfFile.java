package plumb.compiler.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumb.compiler.program.CompileException;
import plumb.dsl.source.TextFile;

/**
 * The lines of an {@code environment.conf}.
 *
 * @param settings those that count, by their names
 * @param warnings about what the file says and nobody reads
 */
record ConfFile(Map<String, ConfSetting> settings, List<String> warnings) {
  /** What holds where there is no file. */
  static final ConfFile NONE = new ConfFile(Map.of(), List.of());

  private static final Set<String> KNOWN =
      Set.of(
          "modulepath",
          "manifest",
          "config_version",
          "environment_timeout",
          "environment_data_provider",
          "static_catalogs",
          "rich_data");

  private static final Pattern SECTION = Pattern.compile("\\s*\\[([^\\]]*)\\].*");
  private static final Pattern LINE = Pattern.compile("\\s*(\\w+)\\s*=\\s*(.*?)\\s*");

  private static final Pattern FILE_OPTIONS = Pattern.compile("\\{\\s*([^}]+)\\s*\\}");
  private static final Pattern FILE_OPTION =
      Pattern.compile("\\s*((owner|group)\\s*=\\s*\\w+|mode\\s*=\\s*\\d+)\\s*");

  /**
   * Reads a file.
   *
   * @throws IOException when it cannot be read
   * @throws CompileException when a line has another form
   */
  static ConfFile read(Path file) throws IOException {
    Map<String, ConfSetting> settings = new LinkedHashMap<>();
    Set<String> unknown = new TreeSet<>();
    List<String> sections = new ArrayList<>();
    boolean read = true;
    int number = 0;
    for (String line : TextFile.read(file).lines().toList()) {
      number++;
      Matcher section = SECTION.matcher(line);
      Matcher setting = LINE.matcher(line);
      if (section.matches()) {
        read = section.group(1).equals("main");
        if (!read) {
          sections.add(section.group(1));
        }
      } else if (setting.matches()) {
        if (read && KNOWN.contains(setting.group(1))) {
          String value = setting.group(2).replaceAll("^[\"']|[\"']$", "");
          ConfSetting written =
              new ConfSetting(setting.group(1), value, file, number, setting.start(2) + 1);
          settings.putIfAbsent(written.name(), withoutFileOptions(written));
        } else if (read) {
          unknown.add(setting.group(1));
        }
      } else if (!line.isBlank() && !line.strip().startsWith("#")) {
        int column = line.length() - line.stripLeading().length() + 1;
        throw new ConfSetting("", line, file, number, column)
            .failure(
                ConfSetting.CODE,
                "Could not match line " + line,
                "a line is a comment after #, or name = value");
      }
    }
    return new ConfFile(settings, warnings(file, sections, unknown));
  }

  /**
   * A value without the owner and mode of a file that may stand behind it in braces: no setting of
   * an environment uses them.
   */
  private static ConfSetting withoutFileOptions(ConfSetting setting) {
    Matcher braces = FILE_OPTIONS.matcher(setting.value());
    if (!braces.find()) {
      return setting;
    }
    for (String option : braces.group(1).split("\\s*,\\s*")) {
      if (!FILE_OPTION.matcher(option).matches()) {
        throw setting.failure(
            ConfSetting.CODE,
            "Could not parse '" + setting.value() + "'",
            "braces hold owner, group and mode of a file; variables have none: $codedir");
      }
    }
    return setting.withValue(braces.replaceFirst("").strip());
  }

  private static List<String> warnings(Path file, List<String> sections, Set<String> unknown) {
    List<String> warnings = new ArrayList<>();
    if (!sections.isEmpty()) {
      warnings.add(
          "Invalid sections in environment.conf at '"
              + file
              + "'. Environment conf may not have sections."
              + " The following sections are being ignored: '"
              + String.join(",", sections)
              + "'");
    }
    if (!unknown.isEmpty()) {
      warnings.add(
          "Invalid settings in environment.conf at '"
              + file
              + "'. The following unknown setting(s) are being ignored: "
              + String.join(", ", unknown));
    }
    return List.copyOf(warnings);
  }
}
