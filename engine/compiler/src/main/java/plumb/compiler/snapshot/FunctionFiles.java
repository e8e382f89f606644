package plumb.compiler.snapshot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where modules keep functions that are written in Ruby. The first module that has a function of a
 * name wins; within it, the 4.x API wins over the 3.x API. Safe for use by many threads.
 */
public final class FunctionFiles {
  private static final List<String> FOLDERS =
      List.of("lib/puppet/functions", "lib/puppet/parser/functions");

  private final Snapshot snapshot;

  /** Of each module that has any, the folders that it has; null until they are looked for. */
  private volatile @Nullable List<List<Path>> folders;

  /** Those of a snapshot; reads nothing yet. */
  public FunctionFiles(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  private List<List<Path>> folders() {
    List<List<Path>> known = folders;
    if (known == null) {
      known = existing(homes(snapshot));
      folders = known;
    }
    return known;
  }

  private static List<List<Path>> existing(List<Module> homes) {
    List<List<Path>> folders = new ArrayList<>();
    for (Module module : homes) {
      List<Path> own =
          FOLDERS.stream().map(module.directory()::resolve).filter(Files::isDirectory).toList();
      if (!own.isEmpty()) {
        folders.add(own);
      }
    }
    return folders;
  }

  /** The files of a function, as {@link Snapshot#functionFiles} gives them. */
  public List<Path> all(String name) {
    String path = name.replace("::", "/") + ".rb";
    for (List<Path> ofModule : folders()) {
      List<Path> files = new ArrayList<>(2);
      for (Path folder : ofModule) {
        Path file = folder.resolve(path).normalize();
        if (file.startsWith(folder) && Files.isRegularFile(file)) {
          files.add(file);
        }
      }
      if (!files.isEmpty()) {
        return files;
      }
    }
    return List.of();
  }

  /** The file that holds a function, or null. */
  public static @Nullable Path find(Snapshot snapshot, String name) {
    List<Path> files = snapshot.functionFiles(name);
    return files.isEmpty() ? null : files.get(0);
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
