package plumb.compiler.snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where modules keep functions that are written in Ruby. The first module that has a function of a
 * name wins; within it, the 4.x API wins over the 3.x API.
 */
public final class FunctionFiles {
  private static final List<String> FOLDERS =
      List.of("lib/puppet/functions", "lib/puppet/parser/functions");

  private FunctionFiles() {}

  /** The file that holds a function, or null. */
  public static @Nullable Path find(Snapshot snapshot, String name) {
    List<Path> files = all(snapshot, name);
    return files.isEmpty() ? null : files.get(0);
  }

  /**
   * The files of a function in the module that wins, the one that counts first: a module may have
   * it for both APIs, of which one calls the other. Empty when no module has it.
   */
  public static List<Path> all(Snapshot snapshot, String name) {
    String path = name.replace("::", "/") + ".rb";
    List<Path> files = new ArrayList<>(2);
    for (Module module : homes(snapshot)) {
      for (String folder : FOLDERS) {
        Path file = module.file(folder, path);
        if (snapshot.exists(file)) {
          files.add(file);
        }
      }
      if (!files.isEmpty()) {
        return files;
      }
    }
    return files;
  }

  /** The modules, and the environment itself, which may have a {@code lib}, too. */
  public static List<Module> homes(Snapshot snapshot) {
    List<Module> homes = new ArrayList<>(snapshot.modules());
    if (snapshot.directory() != null) {
      homes.add(new Module("environment", snapshot.directory()));
    }
    return homes;
  }
}
