package plumb.compiler.fleet;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import plumb.compiler.Compiler;
import plumb.compiler.batch.BatchFailure;
import plumb.compiler.batch.BatchNode;
import plumb.compiler.batch.BatchPass;
import plumb.compiler.batch.BatchProgress;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.evaluation.Environment;

/** Compiles the nodes of a fleet to see which have no catalog, and which use deprecated names. */
public final class FleetCheck {
  private final Compiler compiler;
  private final String environment;

  /**
   * @param limit how long one compile may take
   */
  public FleetCheck(Environment environment, Duration limit) {
    this.compiler = new Compiler(environment, limit);
    this.environment = environment.definitions().snapshot().name();
  }

  /**
   * What was seen.
   *
   * @param failures why nodes have no catalog, in the order of their lines
   */
  public record Result(List<BatchFailure> failures, FleetUses uses) {}

  /**
   * Compiles all nodes.
   *
   * @throws IOException when the file cannot be read
   */
  public Result run(Path fleet, int jobs, BatchProgress progress) throws IOException {
    TreeMap<Integer, BatchFailure> failures = new TreeMap<>();
    FleetUses uses = new FleetUses();
    BatchPass.Worker worker =
        line -> {
          BatchFailure failure = compile(new FleetNode(line), uses);
          if (failure != null) {
            synchronized (failures) {
              failures.put(line.number(), failure);
            }
          }
        };
    new BatchPass(fleet, environment, progress).run(jobs, () -> worker);
    return new Result(new ArrayList<>(failures.values()), uses);
  }

  private @Nullable BatchFailure compile(FleetNode node, FleetUses uses) throws IOException {
    BatchNode parsed;
    try {
      parsed = node.parsed();
    } catch (RuntimeException | StackOverflowError e) {
      return node.failure(e);
    }
    try {
      uses.add(compiler.compile(parsed.input(), new CompileLog()).catalog());
      return null;
    } catch (RuntimeException | StackOverflowError e) {
      return BatchFailure.of(parsed.id(), node.number(), e);
    }
  }
}
