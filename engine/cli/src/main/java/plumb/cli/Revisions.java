package plumb.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import plumb.compiler.store.CacheStore;
import plumb.environments.EnvironmentException;
import plumb.environments.checkout.Checkouts;
import plumb.environments.deploy.DeployListener;
import plumb.environments.deploy.EnvironmentOutcome;
import plumb.environments.git.LocalRepository;

/** Revisions of the control repository that somebody works in. */
final class Revisions implements DeployListener {
  private Progress progress = new Progress("");

  private Revisions() {}

  /**
   * The environment of a revision; null when the current directory lies in no repository, or that
   * has no such revision.
   */
  static @Nullable Path environment(String revision) throws IOException {
    LocalRepository repository = LocalRepository.around(Path.of("").toAbsolutePath());
    Path caches = CacheStore.home();
    if (repository == null || caches == null) {
      return null;
    }
    Revisions listener = new Revisions();
    try {
      return new Checkouts(repository, caches.resolve("checkouts"), listener).environment(revision);
    } catch (EnvironmentException e) {
      throw EnvironmentProblem.of(e);
    } finally {
      listener.progress.end();
    }
  }

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
}
