package plumb.host.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.FileSource;

/** Lists a directory of this machine with everything below it. */
final class DirectoryTree {
  private final String source;
  private final FileSource.Query query;
  private final List<FileSource.Entry> entries = new ArrayList<>();
  private final Set<Object> above = new HashSet<>();
  private final Nameless nameless;

  private DirectoryTree(String source, FileSource.Query query, Nameless nameless) {
    this.source = source;
    this.query = query;
    this.nameless = nameless;
  }

  /** Told of a file whose name is not text in this machine's encoding: no resource can have it. */
  interface Nameless {
    /**
     * Says what to list for it.
     *
     * @param relative its path below the directory that is listed, as far as that is text
     * @return null for nothing
     */
    FileSource.@Nullable Entry found(Path file, String relative);
  }

  /**
   * Lists what is at a path, itself as "." first, parents before children, names in order.
   *
   * @param source what the path is called as a source
   * @param nameless told of what can't be listed
   * @return null when there is nothing
   */
  static @Nullable List<FileSource.Entry> list(
      Path root, String source, FileSource.Query query, Nameless nameless) throws IOException {
    LocalEntry top = LocalEntry.find(root, source, ".", query.followLinks());
    if (top == null) {
      return null;
    }
    DirectoryTree tree = new DirectoryTree(source, query, nameless);
    tree.entries.add(top);
    if (top.kind() == FileSource.EntryKind.DIRECTORY) {
      tree.add(root, "", 1);
    }
    return tree.entries;
  }

  private void add(Path directory, String prefix, int level) throws IOException {
    if (query.depth() >= 0 && level > query.depth()) {
      return;
    }
    Object identity = query.followLinks() ? Files.getAttribute(directory, "unix:fileKey") : null;
    if (identity != null && !above.add(identity)) {
      return; // a link leads back up
    }
    for (String name : names(directory, prefix)) {
      addEntry(directory.resolve(name), prefix + name, level);
    }
    if (identity != null) {
      above.remove(identity);
    }
  }

  private void addEntry(Path path, String relative, int level) throws IOException {
    LocalEntry entry =
        LocalEntry.find(path, source + "/" + relative, relative, query.followLinks());
    if (entry != null) { // gone meanwhile, or a link to nowhere
      entries.add(entry);
      if (entry.kind() == FileSource.EntryKind.DIRECTORY) {
        add(path, relative + "/", level + 1);
      }
    }
  }

  private List<String> names(Path directory, String prefix) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      for (Path path : stream) {
        String name = path.getFileName().toString();
        if (ignored(name)) {
          continue;
        }
        if (isText(name, path)) {
          names.add(name);
        } else {
          addIfListed(nameless.found(path, prefix + name));
        }
      }
    }
    names.sort(null);
    return names;
  }

  private void addIfListed(FileSource.@Nullable Entry entry) {
    if (entry != null) {
      entries.add(entry);
    }
  }

  private static boolean isText(String name, Path path) {
    try {
      return path.resolveSibling(name).equals(path);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private boolean ignored(String name) {
    for (String pattern : query.ignore()) {
      if (NamePattern.matches(pattern, name)) {
        return true;
      }
    }
    return false;
  }
}
