package plumb.environments.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import plumb.environments.store.Snapshot;
import plumb.environments.store.Snapshots;

/** Removes the environments that no branch is any more. */
final class Purge {
  private final Collection<Snapshots> directories;
  private final Sources sources;

  Purge(Collection<Snapshots> directories, Sources sources) {
    this.directories = directories;
    this.sources = sources;
  }

  /** Removes them, unless a source of their directory could not be asked. */
  void run(Outcomes outcomes, boolean dryRun) throws IOException {
    for (Snapshots snapshots : directories) {
      if (sources.areComplete(snapshots.base())) {
        for (String name : snapshots.names()) {
          if (!sources.has(snapshots.base(), name)) {
            Path path = snapshots.base().resolve(name);
            outcomes.finish(outcome(name, path, dryRun));
            if (!dryRun) {
              remove(snapshots, name);
            }
          }
        }
      }
    }
  }

  private static EnvironmentOutcome outcome(String name, Path path, boolean dryRun) {
    return new EnvironmentOutcome(
        name,
        path,
        dryRun ? EnvironmentOutcome.Status.PENDING : EnvironmentOutcome.Status.PURGED,
        null,
        List.of("no branch is this environment"),
        null);
  }

  private static void remove(Snapshots snapshots, String name) throws IOException {
    Snapshot live = snapshots.live(name);
    snapshots.remove(name);
    if (live != null) {
      snapshots.retire(live);
    }
  }
}
