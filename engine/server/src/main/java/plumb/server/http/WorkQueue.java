package plumb.server.http;

import com.linecorp.armeria.common.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Work that waits for a thread: as much at once as there are threads. What had to wait too long is
 * not begun, and who waits for it is told so at that time. Thread-safe.
 */
public final class WorkQueue implements AutoCloseable {
  static final int RETRY_SECONDS = 10;

  /** Manifests may nest deeply. */
  private static final long STACK = 16L << 20;

  /** How exact deadlines are. */
  private static final long WATCH_MILLIS = 100;

  private final String name;
  private final ThreadPoolExecutor threads;
  private final ScheduledExecutorService watch;
  private final AtomicLong refused = new AtomicLong();
  private final long deadlineNanos;

  /**
   * Makes a queue.
   *
   * @param name what its threads are called
   * @param deadline how long work may wait for its turn
   */
  public WorkQueue(String name, int threads, int capacity, Duration deadline) {
    this.name = name;
    deadlineNanos = deadline.toNanos();
    AtomicInteger number = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            threads,
            threads,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(capacity),
            work -> thread(work, name + "-" + number.incrementAndGet(), STACK));
    this.threads.allowCoreThreadTimeOut(true);
    watch =
        Executors.newSingleThreadScheduledExecutor(work -> thread(work, name + "-deadlines", 0));
    Future<?> unused =
        watch.scheduleWithFixedDelay(
            this::refuseLate, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static Thread thread(Runnable work, String name, long stack) {
    Thread thread = new Thread(null, work, name, stack);
    thread.setDaemon(true);
    return thread;
  }

  /** Work that waits. */
  private final class Turn implements Runnable {
    private final Runnable work;
    private final CompletableFuture<HttpResponse> response;
    private final long start = System.nanoTime();

    Turn(Runnable work, CompletableFuture<HttpResponse> response) {
      this.work = work;
      this.response = response;
    }

    boolean isLate() {
      return System.nanoTime() - start > deadlineNanos;
    }

    void refuse() {
      refused.incrementAndGet();
      response.complete(HttpFailure.busy(RETRY_SECONDS).answer().response());
    }

    @Override
    public void run() {
      if (isLate()) {
        refuse();
      } else {
        work.run();
      }
    }
  }

  private void refuseLate() {
    for (Runnable waiting : threads.getQueue()) {
      if (waiting instanceof Turn turn && turn.isLate() && threads.remove(turn)) {
        turn.refuse();
      }
    }
  }

  /**
   * Runs work when its turn comes.
   *
   * @param response is completed when the work's turn does not come in time
   */
  void run(Runnable work, CompletableFuture<HttpResponse> response) {
    Turn turn = new Turn(work, response);
    try {
      threads.execute(turn);
    } catch (RejectedExecutionException full) {
      turn.refuse();
    }
  }

  /** What its threads are called. */
  public String name() {
    return name;
  }

  /** How much waits. */
  public int waiting() {
    return threads.getQueue().size();
  }

  /** How much is done at the moment. */
  public int running() {
    return threads.getActiveCount();
  }

  /** How much was not done, as it had to wait too long, or too much waited already. */
  public long refused() {
    return refused.get();
  }

  @Override
  public void close() {
    watch.shutdownNow();
    threads.shutdownNow();
  }
}
