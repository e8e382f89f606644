package plumb.daemon;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.agent.state.AtomicFile;

/**
 * Keeps two processes from doing the same at once. The kernel holds the lock and lets it go with
 * the process, however that ends; the file's content, a process id, is only for people.
 */
public final class RunLock implements AutoCloseable {
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes a lock.
   *
   * @param wait how long to wait for another process that has it
   * @return null if another process still has it
   */
  public static @Nullable RunLock take(Path file, Duration wait)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    RunLock lock = tryTake(file);
    while (lock == null && System.nanoTime() - began < wait.toNanos()) {
      Thread.sleep(BETWEEN_TRIES.toMillis());
      lock = tryTake(file);
    }
    return lock;
  }

  private static @Nullable RunLock tryTake(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null) {
      AtomicFile.createDirectories(directory);
    }
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      return null;
    }
    channel.truncate(0);
    String id = ProcessHandle.current().pid() + "\n";
    int unused = channel.write(ByteBuffer.wrap(id.getBytes(StandardCharsets.US_ASCII)));
    return new RunLock(channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
