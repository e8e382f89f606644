package plumb.environments.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.environments.EnvironmentException;
import plumb.environments.store.Snapshot;
import plumb.environments.store.SnapshotLease;

/**
 * Environments as they are to be, built beside the live ones. They can be read and compiled until
 * this is closed; nobody else sees them before {@link #land}. For one thread.
 */
public final class Preparation implements AutoCloseable {
  private final DeployReport report;
  private final List<Switching.Built> built;
  private final List<SnapshotLease> leases;
  private final Landing landing;

  /** Switches to what was built. */
  interface Landing {
    DeployReport land(List<Switching.Built> built) throws IOException;

    boolean isCurrent(List<Switching.Built> built) throws IOException;
  }

  /**
   * An environment that is to be another one.
   *
   * @param before its directory as it is; null when there is none yet
   * @param after its directory as it is to be
   * @param changes what is different, as sentences
   */
  public record Prepared(String name, @Nullable Path before, Path after, List<String> changes) {}

  Preparation(
      DeployReport report,
      List<Switching.Built> built,
      List<SnapshotLease> leases,
      Landing landing) {
    this.report = report;
    this.built = List.copyOf(built);
    this.leases = leases;
    this.landing = landing;
  }

  /** What was found out, and what could not be built. */
  public DeployReport report() {
    return report;
  }

  /** The environments that are to be others. */
  public List<Prepared> environments() {
    List<Prepared> all = new ArrayList<>();
    for (Switching.Built one : built) {
      EnvironmentPlan plan = one.plan();
      Snapshot before = plan.snapshot();
      all.add(
          new Prepared(
              plan.environment().name(),
              before == null ? plan.live() : before.root(),
              one.snapshot().root(),
              plan.changes()));
    }
    return all;
  }

  /** Whether the environments still are what they were. */
  public boolean isCurrent() throws IOException {
    return landing.isCurrent(built);
  }

  /**
   * Makes the environments what was built.
   *
   * @throws EnvironmentException when one of them is no longer what it was
   */
  public DeployReport land() throws IOException {
    return landing.land(built);
  }

  @Override
  public void close() throws IOException {
    for (SnapshotLease lease : leases) {
      lease.close();
    }
  }
}
