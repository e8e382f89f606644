package plumb.server.http;

import com.linecorp.armeria.common.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Work that waits for a thread: as much at once as there are threads, and what had to wait too long
 * is not begun, as nobody waits for it any more. Thread-safe.
 */
public final class WorkQueue implements AutoCloseable {
  static final int RETRY_SECONDS = 10;

  private final ThreadPoolExecutor threads;
  private final long deadlineNanos;

  /**
   * Makes a queue.
   *
   * @param name what its threads are called
   * @param deadline how long work may wait for its turn
   */
  public WorkQueue(String name, int threads, int capacity, Duration deadline) {
    AtomicInteger number = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            threads,
            threads,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(capacity),
            work -> {
              Thread thread = new Thread(null, work, name + "-" + number.incrementAndGet(), STACK);
              thread.setDaemon(true);
              return thread;
            });
    this.threads.allowCoreThreadTimeOut(true);
    deadlineNanos = deadline.toNanos();
  }

  /** Manifests may nest deeply. */
  private static final long STACK = 16L << 20;

  /**
   * Runs work when its turn comes.
   *
   * @param response is completed when the work's turn comes too late
   * @throws RejectedExecutionException when too much waits already
   */
  void run(Runnable work, CompletableFuture<HttpResponse> response) {
    long start = System.nanoTime();
    threads.execute(
        () -> {
          if (System.nanoTime() - start > deadlineNanos) {
            response.complete(HttpFailure.busy(RETRY_SECONDS).answer().response());
          } else {
            work.run();
          }
        });
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
