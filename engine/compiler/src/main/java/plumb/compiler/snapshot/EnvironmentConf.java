package plumb.compiler.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.compiler.program.CompileException;

/**
 * An environment's {@code environment.conf}: lines {@code name = value} without sections. Relative
 * paths are the environment's; {@code $basemodulepath}, {@code $codedir} and, in {@code
 * config_version}, {@code $environment} have their usual values.
 *
 * @param modulePath directories of modules
 * @param manifest manifest or directory of manifests; null when there is no environment directory
 * @param configVersion the command that prints the version of catalogs; null for none
 * @param staticCatalogs whether catalogs may say what their files' sources are
 * @param warnings about what the file says and nobody reads
 */
public record EnvironmentConf(
    List<Path> modulePath,
    @Nullable Path manifest,
    @Nullable ConfSetting configVersion,
    boolean staticCatalogs,
    List<String> warnings) {

  /** Modules that every environment of the machine sees. */
  private static final List<String> BASE_MODULE_PATH =
      List.of(
          "/etc/puppetlabs/code/modules", "/etc/puppet/code/modules", "/usr/share/puppet/modules");

  private static final List<String> CODE_DIRECTORIES =
      List.of("/etc/puppetlabs/code", "/etc/puppet/code");

  private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+)");
  private static final Pattern TIME_TO_LIVE = Pattern.compile("\\d+[ydhms]?|unlimited");

  /**
   * Reads the configuration of an environment directory; null gives the defaults alone.
   *
   * @throws IOException when the file cannot be read
   * @throws CompileException when it says what cannot be
   */
  public static EnvironmentConf read(String name, @Nullable Path directory) throws IOException {
    if (directory == null) {
      return new EnvironmentConf(base(), null, null, true, List.of());
    }
    Path path = directory.resolve("environment.conf");
    ConfFile file = Files.isRegularFile(path) ? ConfFile.read(path) : ConfFile.NONE;
    checkTimeout(file.settings().get("environment_timeout"));
    ConfSetting modulePath = file.settings().get("modulepath");
    ConfSetting manifest = file.settings().get("manifest");
    ConfSetting staticCatalogs = file.settings().get("static_catalogs");
    ConfSetting version = file.settings().get("config_version");
    return new EnvironmentConf(
        modulePath(
            directory,
            modulePath == null ? usual("modulepath", "modules:$basemodulepath") : modulePath),
        resolve(directory, manifest == null ? usual("manifest", "manifests") : manifest),
        version == null || version.value().isEmpty() ? null : command(name, directory, version),
        staticCatalogs == null || !staticCatalogs.value().equals("false"),
        file.warnings());
  }

  private static ConfSetting usual(String name, String value) {
    return new ConfSetting(name, value, Path.of("environment.conf"), 0, 0);
  }

  private static void checkTimeout(@Nullable ConfSetting timeout) {
    if (timeout != null && !TIME_TO_LIVE.matcher(timeout.value()).matches()) {
      throw timeout.failure(
          ConfSetting.CODE,
          "Invalid 'time to live' format '\""
              + timeout.value()
              + "\"' for parameter: environment_timeout",
          "a time to live is a number with y, d, h, m or s behind it, or the word unlimited");
    }
  }

  private static List<Path> modulePath(Path directory, ConfSetting setting) {
    List<Path> path = new ArrayList<>();
    for (String part : setting.value().split(":")) {
      if (part.equals("$basemodulepath")) {
        path.addAll(base());
      } else if (!part.isEmpty()) {
        path.add(resolve(directory, part, setting));
      }
    }
    return path;
  }

  private static Path resolve(Path directory, ConfSetting setting) {
    return resolve(directory, setting.value(), setting);
  }

  private static Path resolve(Path directory, String text, ConfSetting setting) {
    try {
      return directory.resolve(interpolated(text, null, setting)).normalize();
    } catch (InvalidPathException e) {
      throw setting.failure(ConfSetting.CODE, "This is no path: " + e.getReason(), null);
    }
  }

  /** The command with its program's absolute path. */
  private static ConfSetting command(String name, Path directory, ConfSetting setting) {
    String text = setting.value();
    String command = interpolated(text, name, setting);
    return setting.withValue(
        text.startsWith("$") ? command : directory.resolve(command).normalize().toString());
  }

  private static String interpolated(
      String text, @Nullable String environment, ConfSetting setting) {
    Matcher matcher = VARIABLE.matcher(text);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(1);
      String value =
          switch (name) {
            case "environment" -> environment == null ? matcher.group() : environment;
            case "codedir" -> codeDirectory();
            default ->
                throw setting.failure(
                    ConfSetting.CODE,
                    "Error converting value for param '"
                        + setting.name()
                        + "': Could not find value for "
                        + matcher.group(),
                    "the settings that have a value here are $codedir, $environment in"
                        + " config_version, and $basemodulepath alone between colons");
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
