package plumb.compiler.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What all modules of an environment keep in one folder, as one tree; where two have the same path,
 * the first module wins. What lies outside of its module, behind a link, is left out, and so is
 * what version control keeps. Safe for use by many threads.
 */
public final class PluginTree {
  private static final Set<String> IGNORED = Set.of(".git", ".svn", ".hg", "CVS");

  private final Snapshot snapshot;
  private final String folder;

  PluginTree(Snapshot snapshot, String folder) {
    this.snapshot = snapshot;
    this.folder = folder;
  }

  /**
   * All files and directories below the root, directories before what is in them.
   *
   * @throws IOException when one cannot be read
   */
  public Collection<PluginFile> files() throws IOException {
    Map<String, PluginFile> all = new TreeMap<>();
    for (Module module : snapshot.modules()) {
      Path root = module.directory().resolve(folder);
      if (Files.isDirectory(root)) {
        collect(root, "", module.directory().toRealPath(), all);
      }
    }
    return all.values();
  }

  private static void collect(Path directory, String prefix, Path home, Map<String, PluginFile> all)
      throws IOException {
    for (Path child : children(directory)) {
      String name = child.getFileName().toString();
      String path = prefix + name;
      if (IGNORED.contains(name) || !isInside(child, directory, home)) {
        continue;
      }
      PluginFile file = PluginFile.of(path, child);
      PluginFile first = all.putIfAbsent(path, file);
      if (file.directory() && (first == null || first.directory())) {
        collect(child, path + "/", home, all);
      }
    }
  }

  /** Whether a file is in the module, and no directory that holds itself. */
  private static boolean isInside(Path child, Path directory, Path home) throws IOException {
    if (!Files.exists(child)) {
      return false;
    }
    Path real = child.toRealPath();
    return real.startsWith(home) && !directory.toRealPath().startsWith(real);
  }

  private static List<Path> children(Path directory) throws IOException {
    List<Path> children = new ArrayList<>();
    try (var all = Files.newDirectoryStream(directory)) {
      all.forEach(children::add);
    }
    return children;
  }

  /**
   * A file or directory by its path; null when there is none, or the path leaves the tree.
   *
   * @throws IOException when it cannot be read
   */
  public @Nullable PluginFile find(String path) throws IOException {
    for (Module module : snapshot.modules()) {
      Path root = module.directory().resolve(folder);
      Path file = root.resolve(path).normalize();
      if (path.isEmpty() || !file.startsWith(root) || file.equals(root) || !Files.exists(file)) {
        continue;
      }
      boolean ignored = IGNORED.stream().anyMatch(name -> has(root.relativize(file), name));
      if (!ignored && file.toRealPath().startsWith(module.directory().toRealPath())) {
        return PluginFile.of(root.relativize(file).toString(), file);
      }
    }
    return null;
  }

  private static boolean has(Path path, String name) {
    for (Path part : path) {
      if (part.toString().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
