package plumb.compiler.fleet;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Catalog;
import plumb.catalog.DeprecationUse;
import plumb.catalog.diff.CatalogDiff;
import plumb.compiler.Compiler;
import plumb.compiler.batch.BatchFailure;
import plumb.compiler.batch.BatchNode;
import plumb.compiler.batch.BatchPass;
import plumb.compiler.batch.BatchProgress;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.inputs.Input;
import plumb.compiler.inputs.Inputs;
import plumb.compiler.lookup.Secrets;

/**
 * Compiles the nodes of a fleet in two environments and compares their catalogs. A node whose
 * recorded inputs are the same in both is the same in both, and is not compiled.
 */
public final class FleetComparison {
  private final Environment before;
  private final Environment after;
  private final Compiler oldCompiler;
  private final Compiler newCompiler;
  private final InputState oldState;
  private final InputState newState;
  private final FleetRecord record;
  private final FleetRecord.Check check;
  private final NodeSelection wanted;
  private final CatalogFilter filter;
  private @Nullable FleetRecord landed;

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
      NodeSelection wanted,
      CatalogFilter filter) {
    this.before = before;
    this.after = after;
    this.oldCompiler = new Compiler(before, limit);
    this.newCompiler = new Compiler(after, limit);
    this.oldState = new InputState(before.definitions().snapshot());
    this.newState = new InputState(after.definitions().snapshot());
    this.record = record;
    this.check = record.new Check(List.of(oldState, newState));
    this.wanted = wanted;
    this.filter = filter;
  }

  /** Keeps what compiles in the new environment read, for when it has become the old one. */
  public void noteNew(FleetRecord landed) {
    this.landed = landed;
  }

  /**
   * Compares all nodes.
   *
   * @param fleet one JSON object a line, as for a batch of compiles
   * @param jobs number of threads
   * @param everyNode whether to trust no record
   * @throws IOException when the file cannot be read
   */
  public FleetDiff run(Path fleet, int jobs, boolean everyNode, BatchProgress progress)
      throws IOException {
    Run run = new Run(everyNode);
    String environment = before.definitions().snapshot().name();
    new BatchPass(fleet, environment, progress)
        .run(jobs, () -> line -> run.compare(new FleetNode(line)));
    record.retain(run.keys);
    return run.diff;
  }

  /** One pass over the fleet's file, by several threads. */
  private final class Run {
    private final boolean everyNode;
    private final FleetDiff diff = new FleetDiff();
    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    Run(boolean everyNode) {
      this.everyNode = everyNode;
    }

    private void compare(FleetNode node) throws IOException {
      keys.add(node.key());
      FleetRecord.Node known = everyNode ? null : record.node(node.key());
      if (known != null && !(node.is(known) && check.isSame(known))) {
        known = null;
      }
      BatchNode parsed;
      try {
        if (known != null && wanted.isAll()) {
          node.pass(known);
          diff.same();
          return;
        }
        parsed = node.parsed();
      } catch (RuntimeException | StackOverflowError e) {
        diff.unreadable(node.failure(e));
        return;
      }
      if (!wanted.test(parsed.input())) {
        diff.unwanted();
      } else if (known != null) {
        diff.same();
      } else {
        NodeComparison compared = compare(node, parsed);
        if (compared == null) {
          diff.stayed();
        } else {
          diff.compared(compared);
        }
      }
    }

    /** What differs; null when nothing that the old catalog depends on does. */
    private @Nullable NodeComparison compare(FleetNode node, BatchNode parsed) {
      Inputs.Traced<Compiled> old =
          Inputs.trace(() -> compiled(oldCompiler, parsed, node.number()));
      if (old.value().catalog() != null) {
        // What has none is compiled, and told, each time.
        String file = parsed.factsFile();
        record.put(
            node.key(),
            parsed.id(),
            file,
            node.factsDigest(file),
            named(old.inputs(), oldState),
            oldState);
        FleetRecord.Node noted = everyNode ? null : record.node(node.key());
        if (noted != null && check.isSame(noted)) {
          return null;
        }
      }
      Compiled now = compiledNow(node, parsed);
      noteNewUses(old.value(), now);
      return comparison(parsed, old.value(), now);
    }

    private Compiled compiledNow(FleetNode node, BatchNode parsed) {
      FleetRecord noted = landed;
      if (noted == null) {
        return compiled(newCompiler, parsed, node.number());
      }
      Inputs.Traced<Compiled> now =
          Inputs.trace(() -> compiled(newCompiler, parsed, node.number()));
      if (now.value().catalog() != null) {
        String file = parsed.factsFile();
        Set<Input> read = named(now.inputs(), newState);
        synchronized (record) { // as everybody who asks the states
          noted.put(node.key(), parsed.id(), file, node.factsDigest(file), read, newState);
        }
      }
      return now.value();
    }

    private void noteNewUses(Compiled old, Compiled now) {
      if (now.catalog() == null || now.catalog().deprecations().isEmpty()) {
        return;
      }
      Set<DeprecationUse> known = new HashSet<>();
      if (old.catalog() != null) {
        old.catalog().deprecations().forEach(use -> known.add(placed(use, before)));
      }
      for (DeprecationUse use : now.catalog().deprecations()) {
        DeprecationUse placed = placed(use, after);
        if (known.add(placed)) {
          diff.usesNow(placed, now.catalog().name());
        }
      }
    }

    private Set<Input> named(Set<Input> inputs, InputState state) {
      Set<Input> named = new LinkedHashSet<>(inputs.size() * 2);
      for (Input input : inputs) {
        // Two compiles of one node never agree on the time: that is no difference of code.
        if (input.kind() != Input.Kind.MOMENT) {
          named.add(state.places().named(input));
        }
      }
      return named;
    }
  }

  /** A use as it is in every copy of the environment. */
  private static DeprecationUse placed(DeprecationUse use, Environment environment) {
    Path directory = environment.definitions().snapshot().directory();
    DeprecationUse general = use.withoutResource();
    String file = general.setBy().file();
    String prefix = directory + "/";
    return file == null || !file.startsWith(prefix)
        ? general
        : general.withSetBy(general.setBy().inFile(file.substring(prefix.length())));
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

  private NodeComparison comparison(BatchNode node, Compiled old, Compiled now) {
    String name = node.input().name();
    if (old.catalog() == null || now.catalog() == null) {
      return new NodeComparison(node.id(), name, null, old.failure(), now.failure());
    }
    CatalogDiff diff = CatalogDiff.between(old.catalog(), now.catalog());
    return new NodeComparison(
        node.id(),
        name,
        filter.apply(diff, directories(), old.secrets(), now.secrets()),
        null,
        null);
  }

  private CatalogFilter.Directories directories() {
    return new CatalogFilter.Directories(
        before.definitions().snapshot().directory(), after.definitions().snapshot().directory());
  }
}
