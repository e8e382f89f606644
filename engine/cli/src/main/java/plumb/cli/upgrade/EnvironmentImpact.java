package plumb.cli.upgrade;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.analysis.changes.ModuleChanges;
import plumb.analysis.upgrade.Use;
import plumb.compiler.fleet.FleetDiff;

/**
 * What new versions mean in one environment.
 *
 * @param name the environment
 * @param directory its files; null when it has none of its own
 * @param modules what changes, module by module
 * @param uses everything that is touched, by file and place
 * @param unread files that could not be read
 * @param fleet what happens to the catalogs; null when no nodes are known
 */
public record EnvironmentImpact(
    String name,
    @Nullable Path directory,
    List<ModuleChanges> modules,
    List<Use> uses,
    Set<String> unread,
    @Nullable FleetDiff fleet) {

  /** A file as people read it: relative to the environment, if it is in there. */
  String shown(String file) {
    Path path = Path.of(file);
    return directory != null && path.startsWith(directory)
        ? directory.relativize(path).toString()
        : file;
  }

  /** Whether a node that had a catalog has none any more. */
  public boolean isFailed() {
    return fleet != null && fleet.failed();
  }

  /** Whether anything is touched, or any catalog changes. */
  public boolean isAny() {
    return !uses.isEmpty() || fleet != null && fleet.changed() > 0;
  }
}
