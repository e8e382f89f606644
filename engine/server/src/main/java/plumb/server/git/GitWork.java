package plumb.server.git;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of clones, fetches and pushes: so many at once, and so many of one person, as each
 * waits for its client. Thread-safe.
 */
public final class GitWork implements AutoCloseable {
  private static final int AT_ONCE = 16;
  private static final int WAITING = 64;
  private static final int OF_PERSON = 12;

  private final ConcurrentMap<String, Integer> persons = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor threads;

  public GitWork() {
    AtomicInteger number = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(WAITING),
            work -> {
              Thread thread = new Thread(work, "git-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  /**
   * Does something when its turn comes.
   *
   * @param client for whom
   * @throws RejectedExecutionException when they, or all, have too much under way
   */
  public void run(String client, Runnable work) {
    if (persons.merge(client, 1, Integer::sum) > OF_PERSON) {
      leave(client);
      throw new RejectedExecutionException(client);
    }
    boolean taken = false;
    try {
      threads.execute(
          () -> {
            try {
              work.run();
            } finally {
              leave(client);
            }
          });
      taken = true;
    } finally {
      if (!taken) {
        leave(client);
      }
    }
  }

  private void leave(String client) {
    var unused = persons.computeIfPresent(client, (name, count) -> count == 1 ? null : count - 1);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
