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
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.evaluation.Environment;

/** Compiles the nodes of a fleet to see which of them have no catalog. */
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
   * Why nodes have no catalog, in the order of their lines.
   *
   * @throws IOException when the file cannot be read
   */
  public List<BatchFailure> run(Path fleet, int jobs, FleetListener listener) throws IOException {
    TreeMap<Integer, BatchFailure> failures = new TreeMap<>();
    new FleetPass(fleet, environment, listener)
        .run(
            jobs,
            node -> {
              BatchFailure failure = compile(node);
              if (failure != null) {
                synchronized (failures) {
                  failures.put(node.number(), failure);
                }
              }
            });
    return new ArrayList<>(failures.values());
  }

  private @Nullable BatchFailure compile(FleetNode node) {
    BatchNode parsed;
    try {
      parsed = node.parsed();
    } catch (RuntimeException | StackOverflowError e) {
      return node.failure(e);
    }
    try {
      Object unused = compiler.compile(parsed.input(), new CompileLog());
      return null;
    } catch (RuntimeException | StackOverflowError e) {
      return BatchFailure.of(parsed.input().name(), node.number(), e);
    }
  }
}
