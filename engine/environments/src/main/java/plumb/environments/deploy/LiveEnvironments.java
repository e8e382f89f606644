package plumb.environments.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.environments.settings.DeploySettings;
import plumb.environments.settings.SourceSettings;
import plumb.environments.store.Snapshot;
import plumb.environments.store.Snapshots;

/** What is deployed now, without asking any remote. */
public final class LiveEnvironments {
  private LiveEnvironments() {}

  /**
   * An environment on disk.
   *
   * @param record what it is made of; null when another tool deployed it
   */
  public record LiveEnvironment(String name, Path path, @Nullable EnvironmentRecord record) {}

  /** All environments of the sources' directories, in the order of their names. */
  public static List<LiveEnvironment> of(DeploySettings settings) throws IOException {
    Set<Path> directories = new LinkedHashSet<>();
    for (SourceSettings source : settings.sources()) {
      directories.add(source.basedir());
    }
    List<LiveEnvironment> found = new ArrayList<>();
    for (Path directory : directories) {
      Snapshots snapshots = new Snapshots(directory);
      for (String name : snapshots.names()) {
        Snapshot live = snapshots.live(name);
        EnvironmentRecord record = live == null ? null : EnvironmentRecord.ofJson(live.record());
        found.add(new LiveEnvironment(name, directory.resolve(name), record));
      }
    }
    return found;
  }
}
