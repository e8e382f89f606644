package plumb.environments.deploy;

import java.util.List;
import plumb.dsl.source.Diagnostic;

/**
 * What a deploy did.
 *
 * @param warnings sentences
 * @param diagnostics warnings with places
 * @param problems what kept sources or requested environments from being deployed
 */
public record DeployReport(
    List<EnvironmentOutcome> environments,
    List<String> warnings,
    List<Diagnostic> diagnostics,
    List<RuntimeException> problems) {

  /** Whether everything is as it should be. */
  public boolean succeeded() {
    return problems.isEmpty()
        && environments.stream().noneMatch(outcome -> outcome.problem() != null);
  }

  /** The environments with a status. */
  public List<String> names(EnvironmentOutcome.Status status) {
    return environments.stream()
        .filter(outcome -> outcome.status() == status)
        .map(EnvironmentOutcome::name)
        .toList();
  }
}
