package plumb.dsl.validation;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a file lies, and what it may therefore define. A file of a module is loaded by the names
 * that its path promises.
 *
 * @param namespace what the names of its definitions must start with, in lower case; null where no
 *     file of a module may hold definitions
 * @param isInModule whether the file belongs to a module at all; if not, it may hold anything
 */
public record FilePlacement(boolean isInModule, @Nullable String namespace) {
  /** A file outside of modules, or text without a file. */
  public static final FilePlacement ANYWHERE = new FilePlacement(false, null);

  /**
   * Places a file.
   *
   * @param modulepath directories that hold modules, in order
   * @param manifest the environment's own manifest, a file or directory, whose files may hold
   *     anything
   */
  public static FilePlacement of(Path file, List<Path> modulepath, @Nullable Path manifest) {
    Path absolute = file.toAbsolutePath().normalize();
    if (!absolute.toString().endsWith(".pp")
        || (manifest != null && absolute.startsWith(manifest.toAbsolutePath().normalize()))) {
      return ANYWHERE;
    }
    for (Path directory : modulepath) {
      Path modules = directory.toAbsolutePath().normalize();
      if (absolute.startsWith(modules) && !absolute.equals(modules)) {
        return new FilePlacement(true, namespace(modules.relativize(absolute)));
      }
    }
    return ANYWHERE;
  }

  /** "m/manifests/a/b.pp" promises "m::a::b", and "m/manifests/init.pp" promises "m". */
  private static @Nullable String namespace(Path inModules) {
    int count = inModules.getNameCount();
    if (count < 3 || !isDefinitionDirectory(part(inModules, 1))) {
      return null;
    }
    StringBuilder namespace = new StringBuilder(part(inModules, 0));
    for (int i = 2; i < count - 1; i++) {
      namespace.append("::").append(part(inModules, i));
    }
    String fileName = part(inModules, count - 1);
    if (count != 3 || !fileName.equals("init.pp")) {
      namespace.append("::").append(fileName, 0, fileName.length() - ".pp".length());
    }
    return namespace.toString();
  }

  private static boolean isDefinitionDirectory(String name) {
    return name.equals("manifests")
        || name.equals("functions")
        || name.equals("types")
        || name.equals("plans");
  }

  private static String part(Path path, int index) {
    return path.getName(index).toString().toLowerCase(Locale.ROOT);
  }

  /** Whether a definition of this name may stand in the file. */
  boolean allows(String name) {
    return !isInModule
        || (namespace != null && name.toLowerCase(Locale.ROOT).startsWith(namespace));
  }
}
