package plumb.compiler.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An environment's {@code environment.conf}: lines {@code name = value} without sections.
 *
 * @param modulePath directories of modules
 * @param manifest manifest or directory of manifests; null when there is no environment directory
 */
public record EnvironmentConf(List<Path> modulePath, @Nullable Path manifest) {
  /** Modules that every environment of the machine sees. */
  private static final List<String> BASE_MODULE_PATH =
      List.of(
          "/etc/puppetlabs/code/modules", "/etc/puppet/code/modules", "/usr/share/puppet/modules");

  /** Reads the configuration of an environment directory; null gives the defaults alone. */
  public static EnvironmentConf read(@Nullable Path directory) throws IOException {
    if (directory == null) {
      return new EnvironmentConf(base(), null);
    }
    String modulePath = "modules:$basemodulepath";
    String manifest = "manifests";
    Path file = directory.resolve("environment.conf");
    if (Files.isRegularFile(file)) {
      for (String line : Files.readAllLines(file)) {
        int equals = line.indexOf('=');
        String name = equals < 0 ? "" : line.substring(0, equals).strip();
        if (name.equals("modulepath")) {
          modulePath = line.substring(equals + 1).strip();
        } else if (name.equals("manifest")) {
          manifest = line.substring(equals + 1).strip();
        }
      }
    }
    return new EnvironmentConf(
        modulePath(directory, modulePath), directory.resolve(manifest).normalize());
  }

  private static List<Path> modulePath(Path directory, String text) {
    List<Path> path = new ArrayList<>();
    for (String part : text.split(":")) {
      if (part.equals("$basemodulepath")) {
        path.addAll(base());
      } else if (!part.isEmpty()) {
        path.add(directory.resolve(part).normalize());
      }
    }
    return path;
  }

  private static List<Path> base() {
    return BASE_MODULE_PATH.stream().map(Path::of).filter(Files::isDirectory).toList();
  }
}
