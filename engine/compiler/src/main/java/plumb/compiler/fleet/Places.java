package plumb.compiler.fleet;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.compiler.inputs.Input;
import plumb.compiler.snapshot.Module;
import plumb.compiler.snapshot.Snapshot;

/**
 * Places in an environment by names that mean the same in other copies of it: {@code
 * module:NAME/path}, {@code environment:path}, or an absolute path elsewhere. Safe for use by many
 * threads.
 */
final class Places {
  private static final String MODULE = "module:";
  private static final String ENVIRONMENT = "environment:";

  private final Snapshot snapshot;
  private final Map<String, String> names = new HashMap<>();

  Places(Snapshot snapshot) {
    this.snapshot = snapshot;
    Path directory = snapshot.directory();
    if (directory != null) {
      names.put(directory.toString(), ENVIRONMENT);
    }
    for (Module module : snapshot.modules()) {
      names.put(module.directory().toString(), MODULE + module.name() + "/");
    }
  }

  /** The input with its place as every copy of the environment names it. */
  Input named(Input local) {
    return new Input(local.kind(), name(local.place()), local.key());
  }

  /** The absolute path, or pattern, as a name. */
  String name(String path) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      String prefix = names.get(path.substring(0, end));
      if (prefix != null) {
        return prefix + (end == path.length() ? "" : path.substring(end + 1));
      }
    }
    return path;
  }

  /** A directory as every copy of the environment has it: where it lies in it, or elsewhere. */
  String inside(Path directory) {
    Path root = snapshot.directory();
    return root != null && directory.startsWith(root)
        ? root.relativize(directory).toString()
        : directory.toString();
  }

  /** The path or pattern that a name means here; null when it is in a module that is not here. */
  @Nullable String local(String name) {
    if (name.startsWith(ENVIRONMENT)) {
      return below(snapshot.directory(), name.substring(ENVIRONMENT.length()));
    }
    if (!name.startsWith(MODULE)) {
      return name;
    }
    int slash = name.indexOf('/');
    Module module = snapshot.module(name.substring(MODULE.length(), slash));
    return module == null ? null : below(module.directory(), name.substring(slash + 1));
  }

  private static @Nullable String below(@Nullable Path directory, String relative) {
    return directory == null
        ? null
        : relative.isEmpty() ? "" + directory : directory + "/" + relative;
  }
}
