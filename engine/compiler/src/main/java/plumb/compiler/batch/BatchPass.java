package plumb.compiler.batch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** One pass over the lines of a batch, by several threads that take lines in turns. */
public final class BatchPass {
  /** Manifests nest; the main thread's stack is as deep. */
  private static final long STACK_BYTES = 8L << 20;

  private final Path batch;
  private final Path base;
  private final String environment;
  private final BatchProgress progress;
  private final BatchIds ids = new BatchIds();
  private final AtomicInteger done = new AtomicInteger();

  /** What is done with lines, by one thread. */
  public interface Worker {
    /** Does it with one of them. */
    void take(BatchLine line) throws IOException;
  }

  /**
   * @param batch a file, or a pipe
   * @param environment that of nodes that do not say
   */
  public BatchPass(Path batch, String environment, BatchProgress progress) {
    Path parent = batch.toAbsolutePath().getParent();
    this.batch = batch;
    this.base = parent == null ? Path.of("/") : parent;
    this.environment = environment;
    this.progress = progress;
  }

  /**
   * Gives every line to a worker, until one fails in a way that it did not expect.
   *
   * @param jobs number of threads
   * @param workers gives each thread its worker
   * @throws IOException when the batch cannot be read, or a worker fails with one
   */
  public void run(int jobs, Supplier<Worker> workers) throws IOException {
    ExecutorService threads =
        Executors.newFixedThreadPool(jobs, task -> new Thread(null, task, "batch", STACK_BYTES));
    try (InputStream in = Files.newInputStream(batch)) {
      BatchLines lines = new BatchLines(in);
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < jobs; i++) {
        Worker worker = workers.get();
        running.add(threads.submit(() -> takeAll(lines, worker)));
      }
      for (Future<?> one : running) {
        await(one);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private int takeAll(BatchLines lines, Worker worker) throws IOException {
    int count = 0;
    try {
      for (BatchLines.Line text = lines.next(); text != null; text = lines.next()) {
        take(new BatchLine(text, ids, base, environment), worker);
        count++;
        progress.done(done.incrementAndGet(), lines.bytes());
      }
      return count;
    } finally {
      // Without a failure, there are none left anyway.
      lines.stop();
    }
  }

  private static void take(BatchLine line, Worker worker) throws IOException {
    try {
      worker.take(line);
    } finally {
      line.end();
    }
  }

  private static void await(Future<?> worker) throws IOException {
    try {
      worker.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error fatal) {
        throw fatal;
      }
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
