package plumb.host.yum;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a repository.
 *
 * @param present null when nothing is managed but its name
 * @param target the file for a new repository
 * @param values the settings that are managed; "absent" for one that must not be there
 */
record DesiredRepository(
    String name, @Nullable Boolean present, Path target, Map<Setting, String> values) {

  @Override
  public String toString() {
    return "repository " + name; // passwords stay out of every message
  }
}
