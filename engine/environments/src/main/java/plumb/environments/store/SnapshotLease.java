package plumb.environments.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the snapshot that an environment was when it was opened, whatever is deployed meanwhile: as
 * long as this is open and the process lives, it is not collected. Thread-safe.
 */
public final class SnapshotLease implements AutoCloseable {
  private static final int ATTEMPTS = 100;

  /**
   * The system's locks of files are a process's: to close one of two channels ends both. So there
   * is one channel for all leases of a snapshot.
   */
  private static final Map<Path, Held> HELD = new HashMap<>();

  private final Path root;
  private final @Nullable Path file;
  private boolean closed;

  private SnapshotLease(Path root, @Nullable Path file) {
    this.root = root;
    this.file = file;
  }

  private static final class Held {
    private final FileChannel channel;
    private int leases;

    Held(FileChannel channel) {
      this.channel = channel;
    }
  }

  /**
   * Opens an environment.
   *
   * @param directory its directory, or the link that stands for it
   */
  public static SnapshotLease of(Path directory) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Path root = target(directory);
      Path file = new Snapshot(root).leaseFile();
      boolean ours = !root.equals(directory) && Files.isReadable(file);
      if (!ours && Files.isDirectory(root)) {
        return new SnapshotLease(root, null);
      }
      if (ours && hold(file)) {
        SnapshotLease lease = new SnapshotLease(root, file);
        if (Files.isDirectory(root)) {
          return lease;
        }
        lease.close();
      }
    }
    throw new NoSuchFileException(directory.toString());
  }

  /** Holds a snapshot; null when it was collected. */
  public static @Nullable SnapshotLease of(Snapshot snapshot) throws IOException {
    if (!hold(snapshot.leaseFile())) {
      return null;
    }
    SnapshotLease lease = new SnapshotLease(snapshot.root(), snapshot.leaseFile());
    if (Files.isDirectory(snapshot.root())) {
      return lease;
    }
    lease.close();
    return null;
  }

  /** Another lease of the same snapshot, to be closed by itself. */
  public SnapshotLease again() throws IOException {
    if (file != null && !hold(file)) {
      throw new NoSuchFileException(root.toString());
    }
    return new SnapshotLease(root, file);
  }

  /** What a deploy made is told apart by this; null for a directory that no deploy has made. */
  public @Nullable String identity() throws IOException {
    return file == null ? null : new Snapshot(root).identity();
  }

  /** Whether a deploy made a directory: its files may be those of other environments, too. */
  public static boolean isDeployed(Path directory) throws IOException {
    return Files.exists(new Snapshot(directory.toRealPath()).leaseFile());
  }

  /** Whether somebody in this process holds a snapshot. */
  static boolean isHeldHere(Snapshot snapshot) {
    synchronized (HELD) {
      return HELD.containsKey(snapshot.leaseFile());
    }
  }

  private static boolean hold(Path file) throws IOException {
    synchronized (HELD) {
      Held held = HELD.get(file);
      if (held == null) {
        try {
          FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
          FileLock unused = channel.lock(0, Long.MAX_VALUE, true);
          held = new Held(channel);
        } catch (NoSuchFileException collected) {
          return false;
        }
        HELD.put(file, held);
      }
      held.leases++;
      return true;
    }
  }

  /** What the link leads to, if that is one of our snapshots; otherwise the directory itself. */
  private static Path target(Path directory) throws IOException {
    if (!Files.isSymbolicLink(directory)) {
      return directory;
    }
    Path parent = Objects.requireNonNull(directory.toAbsolutePath().getParent());
    Path target = parent.resolve(Files.readSymbolicLink(directory)).normalize();
    return target.startsWith(parent.resolve(Snapshots.HIDDEN)) ? target : directory;
  }

  /** The directory with the snapshot's files. */
  public Path root() {
    return root;
  }

  @Override
  public void close() throws IOException {
    synchronized (HELD) {
      Held held = file == null || closed ? null : HELD.get(file);
      closed = true;
      if (held != null && --held.leases == 0) {
        HELD.remove(file);
        held.channel.close();
      }
    }
  }
}
