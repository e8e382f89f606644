package plumb.environments.deploy;

import java.nio.file.Path;

/** Hears how a deploy goes on. Called by several threads. */
public interface DeployListener {
  /** Another deploy has the lock of a directory. */
  void waiting(Path directory);

  /** So many of the remotes that have to be asked have answered. */
  void step(String what, int done, int total);

  /** An environment is done. */
  void done(EnvironmentOutcome outcome);
}
