package plumb.analysis.semantic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.catalog.json.InvalidJsonException;
import plumb.catalog.json.ValueJson;
import plumb.compiler.snapshot.Module;

/** Which module a file belongs to, as the directories around it tell. */
public final class ModulePlace {
  private static final Set<String> FOLDERS =
      Set.of("manifests", "functions", "types", "templates", "data", "lib", "plans");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  private ModulePlace() {}

  /** The module of a file; null when it belongs to none. */
  public static @Nullable Module of(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path nearest = null;
    for (Path below = absolute; below != null; below = below.getParent()) {
      Path directory = below.getParent();
      if (directory == null) {
        break;
      }
      boolean folder = FOLDERS.contains(String.valueOf(below.getFileName()));
      if (Files.isRegularFile(directory.resolve("metadata.json"))) {
        return folder || below.equals(absolute) ? named(directory) : null;
      }
      if (folder && nearest == null && Files.isDirectory(directory.resolve("manifests"))) {
        nearest = directory;
      }
    }
    return nearest == null || isEnvironment(nearest) ? null : named(nearest);
  }

  private static boolean isEnvironment(Path directory) {
    return Files.exists(directory.resolve("environment.conf"))
        || Files.isDirectory(directory.resolve("modules"))
        || !Files.isDirectory(directory.resolve("manifests"));
  }

  private static @Nullable Module named(Path directory) {
    Map<?, ?> metadata = metadata(directory);
    Object full = metadata == null ? null : metadata.get("name");
    String name = full instanceof String text ? text : String.valueOf(directory.getFileName());
    name = name.substring(Math.max(name.lastIndexOf('-'), name.lastIndexOf('/')) + 1);
    return NAME.matcher(name).matches() ? new Module(name, directory) : null;
  }

  /** What a module says of itself; null when it says nothing, or nothing that can be read. */
  public static @Nullable Map<?, ?> metadata(Path directory) {
    Path file = directory.resolve("metadata.json");
    try {
      return Files.isRegularFile(file)
              && ValueJson.parse(Files.readString(file)) instanceof Map<?, ?> map
          ? map
          : null;
    } catch (IOException | InvalidJsonException e) {
      return null;
    }
  }
}
