package plumb.compiler.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Catalog;
import plumb.catalog.json.CatalogJson;
import plumb.catalog.json.ValueJson;
import plumb.compiler.Compiler;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.evaluation.Environment;

/**
 * Compiles the nodes of a batch file, one JSON object a line, with several threads that share the
 * environments with all that was read of them. Each node gives a file {@code ID.json} with its
 * catalog, or {@code ID.error.json} with what was wrong; a file is there whole or not at all.
 */
public final class BatchCompiler {
  /** Manifests nest; the main thread's stack is as deep. */
  private static final long STACK_BYTES = 8L << 20;

  private final Function<String, Environment> environments;
  private final ConcurrentHashMap<String, Compiler> compilers = new ConcurrentHashMap<>();
  private final Path out;
  private final String defaultEnvironment;
  private final Duration limit;

  /**
   * @param environments loads an environment by name; called once for each
   * @param limit how long the compile of one node may take
   * @param out directory of the results; made when it is missing
   */
  public BatchCompiler(
      Function<String, Environment> environments,
      String defaultEnvironment,
      Duration limit,
      Path out) {
    this.environments = environments;
    this.defaultEnvironment = defaultEnvironment;
    this.limit = limit;
    this.out = out;
  }

  /**
   * Compiles all nodes; one that fails stops no other.
   *
   * @param batch a file, or a pipe
   * @param jobs number of threads
   * @throws IOException when the batch cannot be read, or results cannot be written
   */
  public BatchSummary run(Path batch, int jobs, BatchListener listener) throws IOException {
    BatchOutput output = new BatchOutput(out);
    BatchSummary summary = new BatchSummary();
    Path base = batch.toAbsolutePath().getParent();
    ExecutorService threads =
        Executors.newFixedThreadPool(jobs, work -> new Thread(null, work, "compile", STACK_BYTES));
    try (InputStream in = Files.newInputStream(batch)) {
      BatchLines lines = new BatchLines(in);
      BatchIds ids = new BatchIds();
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < jobs; i++) {
        workers.add(
            threads.submit(
                new Worker(
                    lines, ids, base == null ? Path.of("/") : base, output, summary, listener)));
      }
      for (Future<?> worker : workers) {
        await(worker);
      }
    } finally {
      threads.shutdownNow();
    }
    return summary;
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

  /** Takes lines in turns with the other threads, until none is left or one of them gives up. */
  private final class Worker implements java.util.concurrent.Callable<Integer> {
    private final BatchLines lines;
    private final BatchIds ids;
    private final Path base;
    private final BatchOutput output;
    private final BatchSummary summary;
    private final BatchListener listener;
    private final ByteArrayOutputStream json = new ByteArrayOutputStream(1 << 16);

    Worker(
        BatchLines lines,
        BatchIds ids,
        Path base,
        BatchOutput output,
        BatchSummary summary,
        BatchListener listener) {
      this.lines = lines;
      this.ids = ids;
      this.base = base;
      this.output = output;
      this.summary = summary;
      this.listener = listener;
    }

    @Override
    public Integer call() throws IOException {
      int count = 0;
      try {
        for (BatchLines.Line line = lines.next(); line != null; line = lines.next()) {
          compile(line);
          count++;
          listener.done(summary.done(), lines.bytes());
        }
        return count;
      } finally {
        // Without a failure, there are none left anyway.
        lines.stop();
      }
    }

    private void compile(BatchLines.Line line) throws IOException {
      json.reset();
      String id = "line-" + line.number();
      try {
        BatchNode node = parse(line);
        id = node.id();
        Compiler compiler =
            compilers.computeIfAbsent(
                node.environment(), name -> new Compiler(environments.apply(name), limit));
        long start = System.nanoTime();
        Catalog catalog = compiler.compile(node.input(), new CompileLog()).catalog();
        long nanos = System.nanoTime() - start;
        CatalogJson.write(catalog, json, true);
        output.catalog(id, json);
        summary.compiled(nanos, catalog.resources().size());
      } catch (RuntimeException | StackOverflowError e) {
        fail(BatchFailure.of(id, line.number(), e));
      }
    }

    private BatchNode parse(BatchLines.Line line) throws IOException {
      @Nullable BatchNode node = null;
      int owner;
      try {
        node = BatchNode.parse(line.text(), base, defaultEnvironment);
      } finally {
        owner = take(line, node == null ? null : node.id());
      }
      if (owner > 0) {
        throw new IllegalArgumentException(
            "the id '" + node.id() + "' is that of line " + owner + " already");
      }
      return node;
    }

    private int take(BatchLines.Line line, @Nullable String id) throws IOException {
      try {
        return ids.take(line.turn(), line.number(), id);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }

    private void fail(BatchFailure failure) throws IOException {
      json.reset();
      json.writeBytes(
          (ValueJson.text(failure.toMap(), true) + "\n").getBytes(StandardCharsets.UTF_8));
      output.error(failure.id(), json);
      summary.failed();
      listener.failed(failure);
    }
  }
}
