package plumb.ruby;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.snapshot.Module;
import plumb.compiler.snapshot.Snapshot;

/** Where modules keep their Ruby: functions of the 4.x API win over those of the 3.x API. */
final class FunctionFiles {
  private static final List<String> FOLDERS =
      List.of("lib/puppet/functions", "lib/puppet/parser/functions");

  private FunctionFiles() {}

  /** The file that holds a function, or null. */
  static @Nullable Path find(Snapshot snapshot, String name) {
    String path = name.replace("::", "/") + ".rb";
    for (String folder : FOLDERS) {
      for (Module module : homes(snapshot)) {
        Path file = module.file(folder, path);
        if (snapshot.exists(file)) {
          return file;
        }
      }
    }
    return null;
  }

  /** The modules, and the environment itself, which may have a {@code lib}, too. */
  static List<Module> homes(Snapshot snapshot) {
    List<Module> homes = new ArrayList<>(snapshot.modules());
    if (snapshot.directory() != null) {
      homes.add(new Module("environment", snapshot.directory()));
    }
    return homes;
  }
}
