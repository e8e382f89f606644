package plumb.cli;

import java.nio.file.Path;
import plumb.environments.deploy.DeployListener;
import plumb.environments.deploy.EnvironmentOutcome;

/** Says how far the fetching of modules and revisions has come. Thread-safe. */
class FetchProgress implements DeployListener {
  private final String work;
  private Progress progress = new Progress("");

  /**
   * @param work what fetches, as in "deploy"
   */
  FetchProgress(String work) {
    this.work = work;
  }

  @Override
  public synchronized void waiting(Path directory) {
    progress.say("another " + work + " is at work in " + directory + ": waiting for its end");
  }

  @Override
  public synchronized void step(String what, int done, int total) {
    if (done == 1) {
      progress = new Progress(what);
    }
    progress.done(done, (double) done / total);
  }

  @Override
  public void done(EnvironmentOutcome outcome) {}

  /** Leaves nothing of a changing line behind. */
  synchronized void end() {
    progress.end();
  }
}
