package plumb.environments.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A snapshot in the making: outside of everything that is live, until {@link #finish}. Not safe for
 * use by several threads.
 */
public final class SnapshotBuilding {
  private final Path root;
  private final Path target;
  private final TreeWriter trees;
  private final List<String> ownFiles = new ArrayList<>();

  SnapshotBuilding(Path root, Path target, ObjectStore store) {
    this.root = root;
    this.target = target;
    this.trees = new TreeWriter(root, store);
  }

  /** Writes the files of the control repository. */
  public void writeOwn(List<TreeEntry> entries, Contents contents) throws IOException {
    trees.write("", entries, contents);
    entries.forEach(entry -> ownFiles.add(entry.path()));
  }

  /** Writes a module's files below its directory. */
  public void writeModule(String directory, List<TreeEntry> entries, Contents contents)
      throws IOException {
    trees.write(directory, entries, contents);
  }

  /** Takes a file or link over from another snapshot, or a directory without what is in it. */
  public void carry(String path, Path from) throws IOException {
    if (Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
      trees.copy(path, from);
      return;
    }
    int slash = path.lastIndexOf('/');
    trees.make(slash < 0 ? "" : path.substring(0, slash));
    Path to = root.resolve(path);
    try {
      if (Files.isSymbolicLink(from)) {
        Files.createSymbolicLink(to, Files.readSymbolicLink(from));
      } else {
        Files.createLink(to, from);
      }
    } catch (FileSystemException e) {
      Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  /** Writes a text file. */
  public void writeFile(String path, String text) throws IOException {
    Files.writeString(root.resolve(path), text);
  }

  /**
   * Gives the snapshot its name, after which it is complete.
   *
   * @param record what it is made of, for {@link Snapshot#record}
   */
  public Snapshot finish(String record) throws IOException {
    Snapshot snapshot = new Snapshot(target);
    snapshot.rememberOwn(ownFiles);
    Files.move(root, target, StandardCopyOption.ATOMIC_MOVE);
    snapshot.remember(trees.directories());
    Files.writeString(snapshot.leaseFile(), "");
    Files.writeString(snapshot.recordFile(), record);
    return snapshot;
  }
}
