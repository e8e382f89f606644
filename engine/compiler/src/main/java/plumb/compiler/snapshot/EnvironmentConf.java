package plumb.compiler.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An environment's {@code environment.conf}: lines {@code name = value} without sections. Relative
 * paths are the environment's; {@code $basemodulepath}, {@code $codedir} and, in {@code
 * config_version}, {@code $environment} have their usual values.
 *
 * @param modulePath directories of modules
 * @param manifest manifest or directory of manifests; null when there is no environment directory
 * @param configVersion the command that prints the version of catalogs; null for none
 * @param warnings about what the file says and nobody reads
 */
public record EnvironmentConf(
    List<Path> modulePath,
    @Nullable Path manifest,
    @Nullable String configVersion,
    List<String> warnings) {

  /** Modules that every environment of the machine sees. */
  private static final List<String> BASE_MODULE_PATH =
      List.of(
          "/etc/puppetlabs/code/modules", "/etc/puppet/code/modules", "/usr/share/puppet/modules");

  private static final List<String> CODE_DIRECTORIES =
      List.of("/etc/puppetlabs/code", "/etc/puppet/code");

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
  private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\w+)|\\{(\\w+)\\})");
  private static final Pattern TIME_TO_LIVE = Pattern.compile("\\d+[ydhms]?|unlimited");

  /**
   * Reads the configuration of an environment directory; null gives the defaults alone.
   *
   * @throws IOException with a sentence when the file cannot be read or has a line of another form
   */
  public static EnvironmentConf read(String name, @Nullable Path directory) throws IOException {
    if (directory == null) {
      return new EnvironmentConf(base(), null, null, List.of());
    }
    Path file = directory.resolve("environment.conf");
    List<String> warnings = new ArrayList<>();
    Map<String, String> settings = Files.isRegularFile(file) ? settings(file, warnings) : Map.of();
    String timeout = settings.get("environment_timeout");
    if (timeout != null && !TIME_TO_LIVE.matcher(timeout).matches()) {
      throw new IOException(
          file
              + ": Invalid 'time to live' format '\""
              + timeout
              + "\"' for parameter: environment_timeout");
    }
    String version = settings.get("config_version");
    return new EnvironmentConf(
        modulePath(directory, settings.getOrDefault("modulepath", "modules:$basemodulepath")),
        resolve(directory, settings.getOrDefault("manifest", "manifests")),
        version == null || version.isEmpty() ? null : command(name, directory, version),
        List.copyOf(warnings));
  }

  private static Map<String, String> settings(Path file, List<String> warnings) throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    Set<String> unknown = new TreeSet<>();
    List<String> sections = new ArrayList<>();
    boolean read = true;
    for (String line : Files.readAllLines(file)) {
      Matcher section = SECTION.matcher(line);
      Matcher setting = LINE.matcher(line);
      if (section.matches()) {
        read = section.group(1).equals("main");
        if (!read) {
          sections.add(section.group(1));
        }
      } else if (setting.matches()) {
        if (read && KNOWN.contains(setting.group(1))) {
          settings.putIfAbsent(setting.group(1), setting.group(2).replaceAll("^[\"']|[\"']$", ""));
        } else if (read) {
          unknown.add(setting.group(1));
        }
      } else if (!line.isBlank() && !line.strip().startsWith("#")) {
        throw new IOException("Could not match line " + line + " (file: " + file + ")");
      }
    }
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
    return settings;
  }

  private static List<Path> modulePath(Path directory, String text) throws IOException {
    List<Path> path = new ArrayList<>();
    for (String part : text.split(":")) {
      if (part.equals("$basemodulepath") || part.equals("${basemodulepath}")) {
        path.addAll(base());
      } else if (!part.isEmpty()) {
        path.add(resolve(directory, part));
      }
    }
    return path;
  }

  private static Path resolve(Path directory, String text) throws IOException {
    return directory.resolve(interpolated(text, null)).normalize();
  }

  /** The command with its program's absolute path. */
  private static String command(String name, Path directory, String text) throws IOException {
    String command = interpolated(text, name);
    return text.startsWith("$") ? command : directory.resolve(command).normalize().toString();
  }

  private static String interpolated(String text, @Nullable String environment) throws IOException {
    Matcher matcher = VARIABLE.matcher(text);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
      String value =
          switch (name) {
            case "environment" -> environment == null ? matcher.group() : environment;
            case "codedir" -> codeDirectory();
            default -> throw new IOException("Could not find value for " + matcher.group());
          };
      matcher.appendReplacement(out, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(out).toString();
  }

  private static String codeDirectory() {
    for (String directory : CODE_DIRECTORIES) {
      if (Files.isDirectory(Path.of(directory))) {
        return directory;
      }
    }
    return CODE_DIRECTORIES.get(0);
  }

  private static List<Path> base() {
    return BASE_MODULE_PATH.stream().map(Path::of).filter(Files::isDirectory).toList();
  }
}
