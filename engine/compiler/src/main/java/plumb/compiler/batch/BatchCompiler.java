package plumb.compiler.batch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import plumb.catalog.Catalog;
import plumb.catalog.json.CatalogJson;
import plumb.catalog.json.ValueJson;
import plumb.compiler.Compiler;
import plumb.compiler.Problems;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.InvalidSourceException;

/**
 * Compiles the nodes of a batch file, one JSON object a line, with several threads. Each node gives
 * a file {@code ID.json} with its catalog, or {@code ID.error.json} with what was wrong; a file is
 * there whole or not at all.
 */
public final class BatchCompiler {
  private final Function<String, Environment> environments;
  private final ConcurrentHashMap<String, Compiler> compilers = new ConcurrentHashMap<>();
  private final Path out;
  private final String defaultEnvironment;

  /**
   * @param environments loads an environment by name; called once for each
   * @param out directory of the results; made when it is missing
   */
  public BatchCompiler(
      Function<String, Environment> environments, String defaultEnvironment, Path out) {
    this.environments = environments;
    this.defaultEnvironment = defaultEnvironment;
    this.out = out;
  }

  /**
   * Compiles all nodes.
   *
   * @param jobs number of threads
   * @param progress is told after each node, by any thread, how many are done
   * @throws IOException when the batch or the output directory cannot be used
   */
  public BatchSummary run(Path batch, int jobs, Consumer<Integer> progress) throws IOException {
    Files.createDirectories(out);
    Path base = batch.toAbsolutePath().getParent();
    BatchSummary summary = new BatchSummary();
    List<Thread> threads = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(batch)) {
      Worker worker = new Worker(lines, base == null ? Path.of("/") : base, summary, progress);
      for (int i = 0; i < jobs; i++) {
        // Manifests nest; the main thread's stack is as deep.
        Thread thread = new Thread(null, worker, "compile-" + i, 8L << 20);
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        join(thread);
      }
      worker.rethrow();
    }
    return summary;
  }

  private static void join(Thread thread) throws IOException {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Takes lines in turns with the other threads, until none is left. */
  private final class Worker implements Runnable {
    private final BufferedReader lines;
    private final Path base;
    private final BatchSummary summary;
    private final Consumer<Integer> progress;
    private final List<IOException> failures = new ArrayList<>();
    private int lineNumber;

    Worker(BufferedReader lines, Path base, BatchSummary summary, Consumer<Integer> progress) {
      this.lines = lines;
      this.base = base;
      this.summary = summary;
      this.progress = progress;
    }

    @Override
    public void run() {
      try {
        for (Line line = next(); line != null; line = next()) {
          if (!line.text().isBlank()) {
            compile(line);
            progress.accept(summary.done());
          }
        }
      } catch (IOException e) {
        synchronized (failures) {
          failures.add(e);
        }
      }
    }

    private @org.jspecify.annotations.Nullable Line next() throws IOException {
      synchronized (lines) {
        String text = lines.readLine();
        return text == null ? null : new Line(++lineNumber, text);
      }
    }

    private void compile(Line line) throws IOException {
      String id = "line-" + line.number();
      long start = System.nanoTime();
      try {
        BatchNode node = BatchNode.parse(line.text(), base, defaultEnvironment);
        id = node.id();
        Compiler compiler =
            compilers.computeIfAbsent(
                node.environment(), name -> new Compiler(environments.apply(name)));
        Catalog catalog = compiler.compile(node.input(), new CompileLog()).catalog();
        summary.compiled(System.nanoTime() - start, catalog.resources().size());
        write(id + ".json", stream -> CatalogJson.write(catalog, stream, true));
      } catch (RuntimeException | StackOverflowError e) {
        summary.failed(System.nanoTime() - start);
        String text = ValueJson.text(describe(e, line), true);
        write(id + ".error.json", stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
      }
    }

    void rethrow() throws IOException {
      if (!failures.isEmpty()) {
        throw failures.get(0);
      }
    }
  }

  private record Line(int number, String text) {}

  private interface Content {
    void writeTo(OutputStream stream) throws IOException;
  }

  private void write(String name, Content content) throws IOException {
    Path temporary = Files.createTempFile(out, ".", ".tmp");
    try (OutputStream stream = Files.newOutputStream(temporary)) {
      content.writeTo(stream);
    }
    Files.move(
        temporary,
        out.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static Map<String, Object> describe(Throwable problem, Line line) {
    Map<String, Object> error = new LinkedHashMap<>();
    if (problem instanceof CompileException e) {
      error.put("code", e.code());
      error.put("message", e.getMessage());
      if (e.file() != null) {
        error.put("file", e.file());
      }
      error.put("line", (long) e.line());
      error.put("column", (long) e.column());
    } else if (problem instanceof InvalidSourceException invalid) {
      error.put("code", invalid.diagnostics().get(0).code());
      error.put("message", String.join("\n", Problems.describe(invalid, null)));
    } else if (problem instanceof StackOverflowError) {
      error.put("code", "STACK_TOO_DEEP");
      error.put("message", "the manifests nest too deeply");
    } else {
      error.put("code", problem instanceof IllegalArgumentException ? "INVALID_BATCH" : "INTERNAL");
      error.put("message", "line " + line.number() + ": " + problem.getMessage());
    }
    return error;
  }
}
