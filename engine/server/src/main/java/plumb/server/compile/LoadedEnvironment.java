package plumb.server.compile;

import plumb.compiler.Compiler;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.snapshot.Snapshot;
import plumb.environments.store.SnapshotLease;

/**
 * An environment as it was when it was loaded; all compiles share it. Immutable.
 *
 * @param lease keeps a deployed environment's files as long as this is in use
 */
public record LoadedEnvironment(
    String name, Environment environment, Compiler compiler, SnapshotLease lease) {

  /** The environment's files. */
  public Snapshot snapshot() {
    return environment.definitions().snapshot();
  }
}
