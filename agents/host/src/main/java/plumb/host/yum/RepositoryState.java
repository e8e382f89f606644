package plumb.host.yum;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found of a repository.
 *
 * @param file the file that has it; null when none has
 * @param settings by their names in the file
 */
record RepositoryState(@Nullable Path file, Map<String, String> settings) {

  @Override
  public String toString() {
    return "state of a repository"; // passwords stay out of every message
  }
}
