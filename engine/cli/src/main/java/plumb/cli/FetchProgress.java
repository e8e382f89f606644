package plumb.cli;

import java.nio.file.Path;
import plumb.environments.deploy.DeployListener;
import plumb.environments.deploy.EnvironmentOutcome;

/** Says how far the fetching of modules and revisions has come. Thread-safe. */
final class FetchProgress implements DeployListener {
  private Progress progress = new Progress("");

  @Override
  public void waiting(Path directory) {
    progress.say("another checkout is at work in " + directory + ": waiting for its end");
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

  void end() {
    progress.end();
  }
}
