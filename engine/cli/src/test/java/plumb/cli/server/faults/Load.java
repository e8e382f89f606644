package plumb.cli.server.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Clients that ask again and again, also while nobody answers. */
final class Load implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<Thread> threads = new ArrayList<>();
  private final AtomicReference<@Nullable Throwable> problem = new AtomicReference<>();
  private volatile boolean ends;

  /** What a client does. */
  interface Work {
    void run() throws Exception;
  }

  /** Does something until the end; that nobody answers is no problem. */
  void again(Work work) {
    Thread thread = new Thread(() -> run(work), "load");
    threads.add(thread);
    thread.start();
  }

  private void run(Work work) {
    while (!ends) {
      try {
        work.run();
      } catch (IOException nobodyAnswers) {
        pause();
      } catch (Exception | AssertionError e) {
        problem.compareAndSet(null, e);
        return;
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Fails when a client got what it must not get. */
  void check() {
    Throwable found = problem.get();
    if (found != null) {
      throw new AssertionError(found);
    }
  }

  /** Waits until something is so. */
  void until(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      check();
      if (System.nanoTime() > end) {
        throw new AssertionError("it does not come to pass");
      }
      Thread.sleep(20);
    }
  }

  @Override
  public void close() {
    ends = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
