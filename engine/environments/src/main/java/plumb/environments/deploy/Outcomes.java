package plumb.environments.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plumb.environments.branches.BranchMapping.BranchEnvironment;

/** What becomes of the environments of a deploy: one's failure is no other's. Thread-safe. */
final class Outcomes {
  private final Work work;
  private final DeployListener listener;
  private final Map<Path, EnvironmentOutcome> outcomes = new LinkedHashMap<>();

  Outcomes(Work work, DeployListener listener) {
    this.work = work;
    this.listener = listener;
  }

  /** Something that is done for an environment. */
  interface Step<T, R> {
    R apply(T item) throws IOException;
  }

  /** Does a step for many environments at once; those for which it fails have their outcome. */
  <T, R> List<R> surviving(
      List<T> items, Function<T, BranchEnvironment> environment, Step<T, R> step) {
    List<@Nullable R> results =
        work.all(
            items,
            item -> {
              try {
                return step.apply(item);
              } catch (IOException e) {
                fail(environment.apply(item), new UncheckedIOException(e));
              } catch (RuntimeException e) {
                fail(environment.apply(item), e);
              }
              return null;
            });
    List<R> survivors = new ArrayList<>();
    for (R result : results) {
      if (result != null) {
        survivors.add(result);
      }
    }
    return survivors;
  }

  private void fail(BranchEnvironment environment, RuntimeException problem) {
    finish(
        new EnvironmentOutcome(
            environment.name(),
            environment.source().basedir().resolve(environment.name()),
            EnvironmentOutcome.Status.FAILED,
            null,
            List.of(),
            problem));
  }

  /** Ends an environment. */
  synchronized void finish(EnvironmentOutcome outcome) {
    outcomes.put(outcome.path(), outcome);
    listener.done(outcome);
  }

  /** Ends an environment as it was planned. */
  void finish(EnvironmentPlan plan, EnvironmentOutcome.Status status) {
    Path base = plan.environment().source().basedir();
    finish(
        new EnvironmentOutcome(
            plan.environment().name(),
            base.resolve(plan.environment().name()),
            status,
            plan.wanted().commit(),
            plan.changed() ? plan.changes() : List.of(),
            null));
  }

  /** All outcomes, in the order in which they came. */
  synchronized List<EnvironmentOutcome> all() {
    return List.copyOf(outcomes.values());
  }

  /** The names of the environments that are not what they were. */
  List<String> modified() {
    List<String> modified = new ArrayList<>();
    for (EnvironmentOutcome outcome : all()) {
      if (outcome.status() == EnvironmentOutcome.Status.DEPLOYED
          || outcome.status() == EnvironmentOutcome.Status.PURGED) {
        modified.add(outcome.name());
      }
    }
    return modified;
  }

  /** Whether any environment failed. */
  boolean anyFailed() {
    return all().stream().anyMatch(outcome -> outcome.problem() != null);
  }
}
