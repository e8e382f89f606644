package plumb.environments.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.environments.store.Snapshot;
import plumb.environments.store.Snapshots;

/** What the environments are before a deploy, by their directories and names. */
final class LiveStates {
  private static final Live NOTHING = new Live(null, null, false);

  private final Map<Path, Map<String, Live>> states = new LinkedHashMap<>();

  /**
   * What an environment is; nothing of it is known when another tool deployed it.
   *
   * @param untouched whether it has the files that it was deployed with
   */
  record Live(@Nullable Snapshot snapshot, @Nullable EnvironmentRecord record, boolean untouched) {
    /** The same with files that somebody may have written into. */
    Live damaged() {
      return new Live(snapshot, record, false);
    }
  }

  LiveStates(Collection<Snapshots> directories) throws IOException {
    for (Snapshots snapshots : directories) {
      Map<String, Live> here = new LinkedHashMap<>();
      for (String name : snapshots.names()) {
        here.put(name, live(snapshots, name));
      }
      states.put(snapshots.base(), here);
    }
  }

  private static Live live(Snapshots snapshots, String environment) throws IOException {
    Snapshot snapshot = snapshots.live(environment);
    if (snapshot == null) {
      return NOTHING;
    }
    EnvironmentRecord record = EnvironmentRecord.ofJson(snapshot.record());
    return new Live(snapshot, record, record != null && snapshot.isUntouched());
  }

  /** The environments of a directory by name. */
  Map<String, Live> of(Path basedir) {
    return states.getOrDefault(basedir, Map.of());
  }

  /** One environment, which need not exist. */
  Live of(Path basedir, String environment) {
    return of(basedir).getOrDefault(environment, NOTHING);
  }

  /** All that are ours by name; names that are in several directories come once. */
  Map<String, EnvironmentRecord> records() {
    Map<String, EnvironmentRecord> records = new LinkedHashMap<>();
    for (Map<String, Live> here : states.values()) {
      here.forEach(
          (name, live) -> {
            EnvironmentRecord record = live.record();
            if (record != null) {
              records.put(name, record);
            }
          });
    }
    return records;
  }
}
