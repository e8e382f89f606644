package plumb.cli;

import plumb.environments.deploy.EnvironmentOutcome;

/** Shows how a deploy goes on. */
final class DeployProgress extends FetchProgress {
  private final boolean quiet;

  /**
   * @param quiet whether outcomes are shown in another way
   */
  DeployProgress(boolean quiet) {
    super("deploy");
    this.quiet = quiet;
  }

  @Override
  public synchronized void done(EnvironmentOutcome outcome) {
    end();
    RuntimeException problem = outcome.problem();
    if (problem != null) {
      System.err.println(Console.coloured("31", "error: " + outcome.name() + " stays as it is"));
      problem(problem);
    } else if (!quiet && outcome.status() != EnvironmentOutcome.Status.UNCHANGED) {
      System.out.println(outcome.status().word() + " " + outcome.name());
      outcome.changes().forEach(change -> System.out.println("  " + change));
    }
  }

  /** Tells why something failed. */
  static void problem(RuntimeException problem) {
    int unused = Console.fail(EnvironmentProblem.of(problem), null, false);
  }
}
