package plumb.environments.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes the trees that an environment is made of into an empty directory. Everything stays within
 * it: only directories that it made itself are written to. Not safe for use by several threads.
 */
final class TreeWriter {
  private final Path root;
  private final ObjectStore store;
  private final Set<String> directories = new LinkedHashSet<>();

  TreeWriter(Path root, ObjectStore store) {
    this.root = root;
    this.store = store;
    directories.add("");
  }

  /** Writes a tree's entries below a directory, which is made. */
  void write(String directory, Iterable<TreeEntry> entries, Contents contents) throws IOException {
    make(directory);
    for (TreeEntry entry : entries) {
      TreeEntry placed = entry.below(directory);
      if (placed.kind() == TreeEntry.Kind.DIRECTORY) {
        make(placed.path());
        continue;
      }
      make(parent(placed.path()));
      Path target = root.resolve(placed.path());
      if (placed.kind() == TreeEntry.Kind.LINK) {
        Files.createSymbolicLink(target, Path.of(placed.digest()));
      } else {
        store.link(placed, target, contents);
      }
    }
  }

  /** Makes a directory, unless this made it before; a link or file in its place is an error. */
  void make(String directory) throws IOException {
    if (directories.contains(directory)) {
      return;
    }
    make(parent(directory));
    Files.createDirectory(root.resolve(directory));
    directories.add(directory);
  }

  /** Makes a directory with the owner and mode of another one, as far as we may. */
  void copy(String directory, Path like) throws IOException {
    make(parent(directory));
    if (directories.add(directory)) {
      Files.copy(like, root.resolve(directory), StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  /** All directories, the root as the empty text. */
  List<String> directories() {
    return new ArrayList<>(directories);
  }

  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }
}
