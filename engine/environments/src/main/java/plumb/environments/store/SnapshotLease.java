package plumb.environments.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the snapshot that an environment was when it was opened, whatever is deployed meanwhile: as
 * long as this is open and the process lives, it is not collected.
 *
 * <p>A process holds at most one lease of a snapshot at a time: to close one of two ends both.
 */
public final class SnapshotLease implements AutoCloseable {
  private static final int ATTEMPTS = 100;

  private final Path root;
  private final @Nullable FileChannel channel;

  private SnapshotLease(Path root, @Nullable FileChannel channel) {
    this.root = root;
    this.channel = channel;
  }

  /**
   * Opens an environment.
   *
   * @param directory its directory, or the link that stands for it
   */
  public static SnapshotLease of(Path directory) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Path root = target(directory);
      Path record = root.resolveSibling(root.getFileName() + ".json");
      if (root.equals(directory) || !Files.isReadable(record)) {
        if (Files.isDirectory(root)) {
          return new SnapshotLease(root, null);
        }
        continue;
      }
      SnapshotLease lease = hold(root, record);
      if (lease != null && Files.isDirectory(root)) {
        return lease;
      }
    }
    throw new NoSuchFileException(directory.toString());
  }

  private static @Nullable SnapshotLease hold(Path root, Path record) throws IOException {
    try {
      FileChannel channel = FileChannel.open(record, StandardOpenOption.READ);
      FileLock unused = channel.lock(0, Long.MAX_VALUE, true);
      return new SnapshotLease(root, channel);
    } catch (NoSuchFileException collected) {
      return null;
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
    if (channel != null) {
      channel.close();
    }
  }
}
