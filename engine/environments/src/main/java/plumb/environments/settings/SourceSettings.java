package plumb.environments.settings;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A control repository, each branch of which becomes an environment.
 *
 * @param prefix what goes before the names of its environments, with the underscore; or empty
 * @param stripComponent what is taken off branches' names: a start, or an expression between
 *     slashes
 * @param ignoredPrefixes branches that start with one of them are left out
 * @param filterCommand a shell command that fails for branches that are left out
 * @param puppetfileName the name of its Puppetfiles
 */
public record SourceSettings(
    String name,
    String remote,
    Path basedir,
    String prefix,
    @Nullable String stripComponent,
    List<String> ignoredPrefixes,
    @Nullable String filterCommand,
    InvalidBranches invalidBranches,
    String puppetfileName) {

  /** What is done with branches whose names no environment can have. */
  public enum InvalidBranches {
    CORRECT,
    CORRECT_AND_WARN,
    ERROR
  }
}
