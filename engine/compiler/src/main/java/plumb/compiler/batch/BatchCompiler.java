package plumb.compiler.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
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
    new BatchPass(batch, defaultEnvironment, listener)
        .run(jobs, () -> new Worker(output, summary, listener));
    return summary;
  }

  private final class Worker implements BatchPass.Worker {
    private final BatchOutput output;
    private final BatchSummary summary;
    private final BatchListener listener;
    private final ByteArrayOutputStream json = new ByteArrayOutputStream(1 << 16);

    Worker(BatchOutput output, BatchSummary summary, BatchListener listener) {
      this.output = output;
      this.summary = summary;
      this.listener = listener;
    }

    @Override
    public void take(BatchLine line) throws IOException {
      json.reset();
      String id = "line-" + line.number();
      try {
        BatchNode node = line.node();
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
