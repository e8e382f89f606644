package plumb.environments.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * The right to change what is in a directory, until it is closed or the process ends. It keeps
 * other processes out, and other threads of this one.
 */
public final class DirectoryLock implements AutoCloseable {
  private static final Map<Path, Semaphore> HERE = new ConcurrentHashMap<>();

  private final FileChannel channel;
  private final Semaphore here;

  private DirectoryLock(FileChannel channel, Semaphore here) {
    this.channel = channel;
    this.here = here;
  }

  /**
   * Takes the lock, which is a file of the directory; waits while somebody else has it.
   *
   * @param directory made when it is not there
   * @param waiting told before it waits
   */
  public static DirectoryLock take(Path directory, Runnable waiting) throws IOException {
    Files.createDirectories(directory);
    Semaphore here = HERE.computeIfAbsent(directory.toRealPath(), path -> new Semaphore(1));
    if (!here.tryAcquire()) {
      waiting.run();
      here.acquireUninterruptibly();
    }
    try {
      return new DirectoryLock(locked(directory, waiting), here);
    } catch (IOException | RuntimeException e) {
      here.release();
      throw e;
    }
  }

  private static FileChannel locked(Path directory, Runnable waiting) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        waiting.run();
        FileLock unused = channel.lock();
      }
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      here.release();
    }
  }
}
