package plumb.host.facts;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Where facts come from.
 *
 * @param root the directory that the system's files lie below; {@code /} but for tests
 * @param environment variables; those named FACTER_* are facts
 * @param externalDirectories directories with external facts, most important first
 * @param externalTimeout how long one executable in them may run
 * @param cache groups that are kept for a while
 * @param warnings takes a sentence for each external fact that could not be used
 */
public record FactSources(
    Path root,
    Map<String, String> environment,
    List<Path> externalDirectories,
    Duration externalTimeout,
    FactCache cache,
    Consumer<String> warnings) {

  private static final Duration EXTERNAL_TIMEOUT = Duration.ofSeconds(30);

  /** Returns the sources of this host, with the usual directories of external facts. */
  public static FactSources ofHost(Consumer<String> warnings) {
    Map<String, String> environment = System.getenv();
    return new FactSources(
        Path.of("/"),
        environment,
        usualDirectories(environment),
        EXTERNAL_TIMEOUT,
        usualCache(environment, warnings),
        warnings);
  }

  /** Root's settings are the machine's; other users have none. */
  private static FactCache usualCache(Map<String, String> environment, Consumer<String> warnings) {
    return "root".equals(System.getProperty("user.name"))
        ? FactCache.configured(
            Path.of("/etc/plumb/facts.yaml"), Path.of("/var/cache/plumb/facts"), warnings)
        : FactCache.none();
  }

  /** Returns these sources with other directories of external facts. */
  public FactSources withExternalDirectories(List<Path> directories) {
    return new FactSources(
        root, environment, List.copyOf(directories), externalTimeout, cache, warnings);
  }

  /**
   * Returns these sources with one more directory of external facts, less important than others.
   */
  public FactSources alsoIn(Path directory) {
    List<Path> directories = new ArrayList<>(externalDirectories);
    directories.add(directory);
    return withExternalDirectories(directories);
  }

  /** Root's facts are the machine's, other users have their own: nobody adds facts for root. */
  private static List<Path> usualDirectories(Map<String, String> environment) {
    List<Path> directories = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      directories.add(Path.of("/etc/puppetlabs/facter/facts.d"));
      directories.add(Path.of("/etc/facter/facts.d"));
      directories.add(Path.of("/opt/puppetlabs/facter/facts.d"));
    } else if (environment.containsKey("HOME")) {
      Path home = Path.of(environment.getOrDefault("HOME", "/"));
      directories.add(home.resolve(".puppetlabs/opt/facter/facts.d"));
      directories.add(home.resolve(".facter/facts.d"));
    }
    return directories;
  }
}
