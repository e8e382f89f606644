package plumb.compiler.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Catalog;
import plumb.catalog.diff.CatalogDiff;
import plumb.compiler.Compiler;
import plumb.compiler.batch.BatchFailure;
import plumb.compiler.batch.BatchLines;
import plumb.compiler.batch.BatchNode;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.inputs.Input;
import plumb.compiler.inputs.Inputs;
import plumb.compiler.lookup.Secrets;

/**
 * Compiles the nodes of a fleet in two environments and compares their catalogs. A node whose
 * recorded inputs are the same in both is the same in both, and is not compiled.
 */
public final class FleetComparison {
  /** Manifests nest; the main thread's stack is as deep. */
  private static final long STACK_BYTES = 8L << 20;

  private final Environment before;
  private final Environment after;
  private final Compiler oldCompiler;
  private final Compiler newCompiler;
  private final InputState oldState;
  private final FleetRecord record;
  private final FleetRecord.Check check;
  private final Predicate<NodeInput> wanted;
  private final CatalogFilter filter;

  /**
   * @param limit how long one compile may take
   * @param record what earlier compiles read; learns what those in the old environment read now
   * @param wanted which nodes are compared
   * @param filter what of their catalogs is
   */
  public FleetComparison(
      Environment before,
      Environment after,
      Duration limit,
      FleetRecord record,
      Predicate<NodeInput> wanted,
      CatalogFilter filter) {
    this.before = before;
    this.after = after;
    this.oldCompiler = new Compiler(before, limit);
    this.newCompiler = new Compiler(after, limit);
    this.oldState = new InputState(before.definitions().snapshot());
    InputState newState = new InputState(after.definitions().snapshot());
    this.record = record;
    this.check = record.new Check(List.of(oldState, newState));
    this.wanted = wanted;
    this.filter = filter;
  }

  /**
   * Compares all nodes.
   *
   * @param fleet one JSON object a line, as for a batch of compiles
   * @param jobs number of threads
   * @param everyNode whether to trust no record
   * @throws IOException when the file cannot be read
   */
  public FleetDiff run(Path fleet, int jobs, boolean everyNode, FleetListener listener)
      throws IOException {
    Path base = fleet.toAbsolutePath().getParent();
    ExecutorService threads =
        Executors.newFixedThreadPool(jobs, work -> new Thread(null, work, "compare", STACK_BYTES));
    FleetDiff diff = new FleetDiff();
    try (InputStream in = Files.newInputStream(fleet)) {
      Run run =
          new Run(
              new BatchLines(in), base == null ? Path.of("/") : base, everyNode, diff, listener);
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < jobs; i++) {
        workers.add(threads.submit(run));
      }
      for (Future<?> worker : workers) {
        await(worker);
      }
      record.retain(run.keys);
    } finally {
      threads.shutdownNow();
    }
    return diff;
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

  /** One pass over the fleet's file, by several threads. */
  private final class Run implements Callable<Integer> {
    private final BatchLines lines;
    private final Path base;
    private final boolean everyNode;
    private final FleetDiff diff;
    private final FleetListener listener;
    private final AtomicInteger done = new AtomicInteger();
    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    Run(BatchLines lines, Path base, boolean everyNode, FleetDiff diff, FleetListener listener) {
      this.lines = lines;
      this.base = base;
      this.everyNode = everyNode;
      this.diff = diff;
      this.listener = listener;
    }

    @Override
    public Integer call() throws IOException {
      String environment = before.definitions().snapshot().name();
      try {
        for (BatchLines.Line line = lines.next(); line != null; line = lines.next()) {
          FleetNode node = new FleetNode(line, base, environment);
          keys.add(node.key());
          compare(node);
          listener.done(done.incrementAndGet(), lines.bytes());
        }
        return done.get();
      } finally {
        lines.stop();
      }
    }

    private void compare(FleetNode node) {
      FleetRecord.Node known = everyNode ? null : record.node(node.key());
      if (known != null && node.is(known) && check.isSame(known)) {
        diff.same();
        return;
      }
      BatchNode parsed;
      try {
        parsed = node.parsed();
      } catch (RuntimeException | StackOverflowError e) {
        BatchFailure failure = BatchFailure.of("line " + node.number(), node.number(), e);
        diff.compared(new NodeComparison("line " + node.number(), null, failure, failure));
        return;
      }
      if (!wanted.test(parsed.input())) {
        diff.unwanted();
        return;
      }
      diff.compared(compare(node, parsed));
    }

    private NodeComparison compare(FleetNode node, BatchNode parsed) {
      Inputs.Traced<Compiled> old =
          Inputs.trace(() -> compiled(oldCompiler, parsed, node.number()));
      String file = parsed.factsFile();
      record.put(
          node.key(),
          parsed.input().name(),
          file,
          node.factsDigest(file),
          named(old.inputs()),
          oldState);
      Compiled now = compiled(newCompiler, parsed, node.number());
      return comparison(parsed.input().name(), old.value(), now);
    }

    private Set<Input> named(Set<Input> inputs) {
      Set<Input> named = new LinkedHashSet<>(inputs.size() * 2);
      inputs.forEach(input -> named.add(oldState.places().named(input)));
      return named;
    }
  }

  /** A catalog with what must not be shown of it, or why there is none. */
  private record Compiled(
      @Nullable Catalog catalog, @Nullable Secrets secrets, @Nullable BatchFailure failure) {}

  private static Compiled compiled(Compiler compiler, BatchNode node, int line) {
    try {
      Compiler.Result result = compiler.compile(node.input(), new CompileLog());
      return new Compiled(result.catalog(), result.secrets(), null);
    } catch (RuntimeException | StackOverflowError e) {
      return new Compiled(null, null, BatchFailure.of(node.id(), line, e));
    }
  }

  private NodeComparison comparison(String name, Compiled old, Compiled now) {
    if (old.catalog() == null || now.catalog() == null) {
      return new NodeComparison(name, null, old.failure(), now.failure());
    }
    CatalogDiff diff = CatalogDiff.between(old.catalog(), now.catalog());
    return new NodeComparison(
        name, filter.apply(diff, directories(), old.secrets(), now.secrets()), null, null);
  }

  private CatalogFilter.Directories directories() {
    return new CatalogFilter.Directories(
        before.definitions().snapshot().directory(), after.definitions().snapshot().directory());
  }
}
