package plumb.environments.deploy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import plumb.environments.EnvironmentException;

/** A few threads for what can be done at the same time. */
final class Work implements AutoCloseable {
  private final ExecutorService threads;

  Work(int size) {
    threads =
        Executors.newFixedThreadPool(
            size,
            task -> {
              Thread thread = new Thread(task, "deploy");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Starts something that nobody waits for. */
  void start(Runnable task) {
    threads.execute(task);
  }

  /** Starts something that gives a result. */
  <T> Future<T> submit(Callable<T> task) {
    return threads.submit(task);
  }

  /** Does the same to all, and returns the results in their order. */
  <T, R> List<R> all(Collection<T> items, Function<T, R> action) {
    List<Future<R>> futures = new ArrayList<>();
    for (T item : items) {
      futures.add(threads.submit(() -> action.apply(item)));
    }
    List<R> results = new ArrayList<>();
    for (Future<R> future : futures) {
      results.add(result(future));
    }
    return results;
  }

  /** Waits for a result; what it threw is thrown. */
  static <R> R result(Future<R> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnvironmentException("INTERRUPTED", "the deploy was interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
