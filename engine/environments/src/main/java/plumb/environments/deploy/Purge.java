package plumb.environments.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import plumb.environments.settings.DeploySettings;
import plumb.environments.settings.PurgeLevel;
import plumb.environments.store.Snapshot;
import plumb.environments.store.Snapshots;

/** Removes the environments that no branch is any more. */
final class Purge {
  private final DeploySettings settings;
  private final Collection<Snapshots> directories;
  private final Sources sources;

  Purge(DeploySettings settings, Collection<Snapshots> directories, Sources sources) {
    this.settings = settings;
    this.directories = directories;
    this.sources = sources;
  }

  /** Removes them, unless a source of their directory could not be asked. */
  void run(Map<String, EnvironmentOutcome> outcomes) throws IOException {
    if (!settings.purgeLevels().contains(PurgeLevel.DEPLOYMENT)) {
      return;
    }
    for (Snapshots snapshots : directories) {
      if (sources.areComplete(snapshots.base())) {
        for (String name : snapshots.names()) {
          if (!sources.has(snapshots.base(), name)) {
            remove(snapshots, name, outcomes);
          }
        }
      }
    }
  }

  private static void remove(
      Snapshots snapshots, String name, Map<String, EnvironmentOutcome> outcomes)
      throws IOException {
    Path path = snapshots.base().resolve(name);
    Snapshot live = snapshots.live(name);
    snapshots.remove(name);
    if (live != null) {
      snapshots.retire(live);
    }
    outcomes.put(
        path.toString(),
        new EnvironmentOutcome(
            name, path, EnvironmentOutcome.Status.PURGED, null, List.of(), null));
  }
}
