package plumb.environments.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.environments.DirectoryTree;

/**
 * The environments of one directory. Each is a link to a snapshot below {@code .plumb}, so that one
 * rename switches it: Java cannot exchange two directories. One process at a time may change them,
 * see {@link DirectoryLock}; reading needs no lock.
 */
public final class Snapshots {
  /** Where all that is not an environment lies, in the directory of environments. */
  public static final String HIDDEN = ".plumb";

  private final Path base;
  private final Path snapshots;
  private final Path building;
  private final ObjectStore store;

  /**
   * @param base the directory of environments
   */
  public Snapshots(Path base) {
    this.base = base;
    Path hidden = base.resolve(HIDDEN);
    snapshots = hidden.resolve("snapshots");
    building = hidden.resolve("building");
    store = new ObjectStore(hidden.resolve("objects"));
  }

  /** The contents that they share. */
  public ObjectStore store() {
    return store;
  }

  /** The directory of environments. */
  public Path base() {
    return base;
  }

  /**
   * The snapshot that an environment is; null when there is none, or the environment is not ours.
   */
  public @Nullable Snapshot live(String environment) throws IOException {
    Path link = base.resolve(environment);
    if (!Files.isSymbolicLink(link)) {
      return null;
    }
    Path target = base.resolve(Files.readSymbolicLink(link)).normalize();
    return snapshots.equals(target.getParent()) && Files.isDirectory(target)
        ? new Snapshot(target)
        : null;
  }

  /** Removes what a killed process left unfinished. */
  public void removeLeftovers() throws IOException {
    DirectoryTree.delete(building);
    if (!Files.isDirectory(snapshots)) {
      return;
    }
    for (Path directory : list(snapshots)) {
      if (!Files.isDirectory(directory)
          && !Files.isDirectory(withoutSuffix(directory), LinkOption.NOFOLLOW_LINKS)) {
        Files.deleteIfExists(directory);
      }
    }
  }

  private static Path withoutSuffix(Path file) {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.replaceFirst("\\.(json|files|directories|retired|lease)$", ""));
  }

  /**
   * Begins a snapshot.
   *
   * @param name readable; a number is added when another snapshot has it
   */
  public SnapshotBuilding begin(String name) throws IOException {
    Files.createDirectories(snapshots);
    Files.createDirectories(building);
    String free = name;
    for (int n = 2; Files.exists(snapshots.resolve(free), LinkOption.NOFOLLOW_LINKS); n++) {
      free = name + "-" + n;
    }
    Path root = Files.createDirectory(building.resolve(free));
    return new SnapshotBuilding(root, snapshots.resolve(free), store);
  }

  /**
   * Makes a snapshot the environment, by one rename.
   *
   * @return where a real directory that stood in its place was moved to, or null
   */
  public @Nullable Path switchTo(String environment, Snapshot snapshot) throws IOException {
    Path link = base.resolve(environment);
    Path made = Files.createDirectories(building).resolve(environment + ".link");
    Files.deleteIfExists(made);
    Files.createSymbolicLink(made, base.relativize(snapshot.root()));
    Path moved = null;
    if (Files.exists(link, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(link)) {
      moved = replaced(environment);
      Files.move(link, moved, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(made, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return moved;
  }

  private Path replaced(String environment) throws IOException {
    Path directory = base.resolve(HIDDEN).resolve("replaced");
    Files.createDirectories(directory);
    Path free = directory.resolve(environment);
    for (int n = 2; Files.exists(free, LinkOption.NOFOLLOW_LINKS); n++) {
      free = directory.resolve(environment + "-" + n);
    }
    return free;
  }

  /**
   * Sees to it that what was written survives a loss of power, before a switch makes it live. Java
   * can only do that file by file; coreutils' sync does it for the file system.
   */
  public void flush() throws IOException {
    Process sync =
        new ProcessBuilder("sync", "-f", base.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      sync.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What stands in the directory of environments beside our own. */
  public List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    if (Files.isDirectory(base)) {
      for (Path path : list(base)) {
        names.add(path.getFileName().toString());
      }
    }
    names.remove(HIDDEN);
    names.sort(null);
    return names;
  }

  /** Removes an environment, or whatever has that name. */
  public void remove(String environment) throws IOException {
    DirectoryTree.delete(base.resolve(environment));
  }

  /**
   * Removes the snapshots that no environment is, that nobody has open, and that were replaced long
   * enough ago; then the contents that only they had.
   *
   * @param keep how long who does not tell may still read a snapshot that was replaced
   * @return how many were removed
   */
  public int collect(Duration keep) throws IOException {
    if (!Files.isDirectory(snapshots)) {
      return 0;
    }
    Set<Path> used = new HashSet<>();
    for (String name : names()) {
      Snapshot live = live(name);
      if (live != null) {
        used.add(live.root());
      }
    }
    int removed = 0;
    for (Path root : list(snapshots)) {
      if (Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)
          && !used.contains(root)
          && remove(new Snapshot(root), keep)) {
        removed++;
      }
    }
    if (removed > 0) {
      store.collect();
    }
    return removed;
  }

  /** Marks that an environment no longer is this snapshot: from now on its time runs. */
  public void retire(Snapshot snapshot) throws IOException {
    Files.writeString(retired(snapshot), "");
  }

  private static Path retired(Snapshot snapshot) {
    return snapshot.root().resolveSibling(snapshot.root().getFileName() + ".retired");
  }

  private static boolean remove(Snapshot snapshot, Duration keep) throws IOException {
    Path retired = retired(snapshot);
    boolean recent =
        Files.exists(retired)
            && Files.getLastModifiedTime(retired).toInstant().isAfter(Instant.now().minus(keep));
    if (recent || isHeld(snapshot)) {
      return false;
    }
    DirectoryTree.delete(snapshot.root());
    Files.deleteIfExists(snapshot.directoriesFile());
    Files.deleteIfExists(snapshot.filesFile());
    Files.deleteIfExists(snapshot.recordFile());
    Files.deleteIfExists(snapshot.leaseFile());
    Files.deleteIfExists(retired);
    return true;
  }

  private static boolean isHeld(Snapshot snapshot) throws IOException {
    if (SnapshotLease.isHeldHere(snapshot)) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(snapshot.leaseFile(), StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /**
   * Holds a snapshot, also one that was replaced, as long as it is there.
   *
   * @param identity that of {@link Snapshot#identity}
   * @return null when there is none
   */
  public @Nullable SnapshotLease hold(String identity) throws IOException {
    if (!Files.isDirectory(snapshots)) {
      return null;
    }
    for (Path root : list(snapshots)) {
      Snapshot snapshot = new Snapshot(root);
      if (Files.exists(snapshot.recordFile()) && snapshot.identity().equals(identity)) {
        SnapshotLease lease = SnapshotLease.of(snapshot);
        if (lease != null) {
          return lease;
        }
      }
    }
    return null;
  }

  private static List<Path> list(Path directory) throws IOException {
    List<Path> paths = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(paths::add);
    }
    return paths;
  }
}
