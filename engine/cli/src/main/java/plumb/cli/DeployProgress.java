package plumb.cli;

import java.nio.file.Path;
import plumb.environments.deploy.DeployListener;
import plumb.environments.deploy.EnvironmentOutcome;

/** Shows how a deploy goes on. */
final class DeployProgress implements DeployListener {
  private final boolean quiet;
  private Progress progress = new Progress("");

  /**
   * @param quiet whether outcomes are shown in another way
   */
  DeployProgress(boolean quiet) {
    this.quiet = quiet;
  }

  @Override
  public void waiting(Path directory) {
    progress.say("another deploy is at work in " + directory + ": waiting for its end");
  }

  @Override
  public synchronized void step(String what, int done, int total) {
    if (done == 1) {
      progress = new Progress(what);
    }
    progress.done(done, (double) done / total);
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

  /** Leaves nothing of a changing line behind. */
  void end() {
    progress.end();
  }
}
