package plumb.server.git.repository;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who holds it is the only one, in this process and any other, that moves the branches of a
 * repository or removes objects of it. Within the process, whoever waits longest is next. It is
 * given back when the process ends, however it does. For the thread that took it.
 */
public final class LandingLock implements AutoCloseable {
  private static final String NAME = "plumb.lock";
  private static final long LOOK_MILLIS = 10;

  /** A process cannot hold a lock on a file against itself. */
  private static final ConcurrentMap<Path, ReentrantLock> HERE = new ConcurrentHashMap<>();

  private final ReentrantLock here;
  private final FileChannel file;

  private LandingLock(ReentrantLock here, FileChannel file) {
    this.here = here;
    this.file = file;
  }

  /**
   * Waits for it.
   *
   * @throws IOException when it cannot be had in time
   */
  static LandingLock take(Path directory, Duration patience)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    ReentrantLock here =
        HERE.computeIfAbsent(directory.toRealPath(), path -> new ReentrantLock(true));
    if (!here.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
      throw busy();
    }
    FileChannel file = null;
    boolean taken = false;
    try {
      file =
          FileChannel.open(
              directory.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock(file, end);
      taken = true;
      return new LandingLock(here, file);
    } finally {
      if (!taken) {
        here.unlock();
        if (file != null) {
          file.close();
        }
      }
    }
  }

  private static void lock(FileChannel file, long end) throws IOException, InterruptedException {
    while (true) {
      FileLock lock = file.tryLock();
      if (lock != null) {
        return;
      }
      if (System.nanoTime() - end > 0) {
        throw busy();
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private static IOException busy() {
    return new IOException("something else is done to this repository for long; try again later");
  }

  @Override
  public void close() throws IOException {
    try {
      // Closing the file gives its lock back.
      file.close();
    } finally {
      here.unlock();
    }
  }
}
