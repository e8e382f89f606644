package plumb.daemon;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumb.agent.state.AtomicFile;

/**
 * Keeps two processes from doing the same at once. The kernel holds the lock and lets it go with
 * the process, however that ends; the file's content, a process id, is only for people.
 */
public final class RunLock implements AutoCloseable {
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

  private final @Nullable FileChannel channel;

  private RunLock(@Nullable FileChannel channel) {
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

  /**
   * Takes a lock for a run of its own, or shares the one of the run that started this process: what
   * a command of a run applies is part of that run, and would otherwise wait for itself.
   *
   * @param wait how long to wait for another process that has it
   * @return null if a process has it that did not start this one
   */
  public static @Nullable RunLock takeOrShare(Path file, Duration wait)
      throws IOException, InterruptedException {
    RunLock lock = take(file, Duration.ZERO);
    if (lock == null && isHeldAbove(file)) {
      return new RunLock(null);
    }
    return lock == null ? take(file, wait) : lock;
  }

  private static boolean isHeldAbove(Path file) throws IOException {
    String holder = Files.readString(file, StandardCharsets.US_ASCII).strip();
    return Stream.iterate(
            ProcessHandle.current().parent(), Optional::isPresent, up -> up.get().parent())
        .anyMatch(up -> holder.equals(Long.toString(up.get().pid())));
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
    name(channel);
    return new RunLock(channel);
  }

  /** A full disk is no reason not to run: the run may be what makes room. */
  private static void name(FileChannel channel) {
    String id = ProcessHandle.current().pid() + "\n";
    try {
      channel.truncate(0);
      int unused = channel.write(ByteBuffer.wrap(id.getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException unnamed) {
      // The lock holds without it.
    }
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
