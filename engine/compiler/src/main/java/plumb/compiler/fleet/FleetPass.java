package plumb.compiler.fleet;

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
import java.util.function.Consumer;
import plumb.compiler.batch.BatchLines;

/** One pass over the nodes of a fleet's file, by several threads that take lines in turns. */
final class FleetPass {
  /** Manifests nest; the main thread's stack is as deep. */
  private static final long STACK_BYTES = 8L << 20;

  private final Path fleet;
  private final Path base;
  private final String environment;
  private final FleetListener listener;
  private final AtomicInteger done = new AtomicInteger();

  /**
   * @param environment that of nodes that do not say
   */
  FleetPass(Path fleet, String environment, FleetListener listener) {
    Path parent = fleet.toAbsolutePath().getParent();
    this.fleet = fleet;
    this.base = parent == null ? Path.of("/") : parent;
    this.environment = environment;
    this.listener = listener;
  }

  /**
   * Gives every node to the work, until one fails in a way that the work did not expect.
   *
   * @param work called by all threads
   * @throws IOException when the file cannot be read
   */
  void run(int jobs, Consumer<FleetNode> work) throws IOException {
    ExecutorService threads =
        Executors.newFixedThreadPool(jobs, task -> new Thread(null, task, "fleet", STACK_BYTES));
    try (InputStream in = Files.newInputStream(fleet)) {
      BatchLines lines = new BatchLines(in);
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < jobs; i++) {
        workers.add(threads.submit(() -> takeAll(lines, work)));
      }
      for (Future<?> worker : workers) {
        await(worker);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private int takeAll(BatchLines lines, Consumer<FleetNode> work) throws IOException {
    try {
      for (BatchLines.Line line = lines.next(); line != null; line = lines.next()) {
        work.accept(new FleetNode(line, base, environment));
        listener.done(done.incrementAndGet(), lines.bytes());
      }
      return done.get();
    } finally {
      lines.stop();
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
