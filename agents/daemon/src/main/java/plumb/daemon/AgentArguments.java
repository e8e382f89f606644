package plumb.daemon;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import plumb.agent.provider.Level;
import plumb.daemon.service.Timing;

/**
 * The options of the agent, wherever its catalogs come from; named as Puppet names its own.
 *
 * <p>Each flag has a fallback value: without one, picocli lets the flag mean the opposite of what
 * the settings say.
 */
public final class AgentArguments {
  private static final String NO_REASON = "reason not specified";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = {
        "Settings as YAML: names of options and their values (/etc/plumb/agent.yaml).",
        "What the command line says goes before them."
      })
  @Nullable Path config;

  @Option(
      names = {"-o", "--onetime"},
      negatable = true,
      fallbackValue = "true",
      description = "Run once, then end; otherwise run again and again.")
  boolean onetime;

  @Option(
      names = {"-t", "--test"},
      description = {
        "Run once and show it: --onetime --verbose --detailed-exitcodes --show_diff",
        "--no-splay --no-usecacheonfailure."
      })
  boolean test;

  @Option(
      names = "--noop",
      negatable = true,
      fallbackValue = "true",
      description = "Show what would change; change nothing.")
  boolean noop;

  @Option(
      names = "--tags",
      split = ",",
      paramLabel = "TAG",
      description = "Only resources with one of these tags.")
  List<String> tags = List.of();

  @Option(
      names = "--skip_tags",
      split = ",",
      paramLabel = "TAG",
      description = "No resources with these tags.")
  List<String> skipTags = List.of();

  @Option(
      names = "--show_diff",
      negatable = true,
      fallbackValue = "true",
      description = "Show how files differ (not in a daemon's runs, for logs are read by many).")
  boolean showDiff;

  @Option(
      names = "--ignoreschedules",
      negatable = true,
      fallbackValue = "true",
      description = "Look at resources even when their schedule says not now.")
  boolean ignoreSchedules;

  @Option(
      names = "--detailed-exitcodes",
      negatable = true,
      fallbackValue = "true",
      description = "Exit with 2 for changes, 4 for failed resources, 6 for both.")
  boolean detailedExitCodes;

  @Option(
      names = "--runinterval",
      paramLabel = "TIME",
      converter = DurationOption.class,
      description =
          "From the start of one run to the next: 30m, 1h, 90 (seconds); 30m unless given.")
  Duration interval = Duration.ofMinutes(30);

  @Option(
      names = "--splay",
      negatable = true,
      fallbackValue = "true",
      description = "Wait a random time before the first run.")
  boolean splay;

  @Option(
      names = "--splaylimit",
      paramLabel = "TIME",
      converter = DurationOption.class,
      description = "The longest such wait (as long as --runinterval).")
  @Nullable Duration splayLimit;

  @Option(
      names = "--runtimeout",
      paramLabel = "TIME",
      converter = DurationOption.class,
      description = "End a daemon's run that takes longer (1h).")
  Duration runTimeout = Duration.ofHours(1);

  @Option(
      names = "--waitforlock",
      paramLabel = "TIME",
      converter = DurationOption.class,
      description = "Wait so long for a run that is at work already (0).")
  Duration waitForLock = Duration.ZERO;

  @Option(
      names = "--usecacheonfailure",
      negatable = true,
      fallbackValue = "true",
      defaultValue = "true",
      description = "Without a catalog, apply the last one again (yes).")
  boolean useCacheOnFailure = true;

  @Option(
      names = "--use_cached_catalog",
      negatable = true,
      fallbackValue = "true",
      description = "Apply the last catalog again; ask for none.")
  boolean useCachedCatalog;

  @Option(
      names = "--disable",
      arity = "0..1",
      paramLabel = "REASON",
      fallbackValue = NO_REASON,
      description = "Allow no more runs on this machine until --enable.")
  @Nullable String disable;

  @Option(names = "--enable", description = "Allow runs again.")
  boolean enable;

  @Option(
      names = "--certname",
      paramLabel = "NAME",
      description = "The name of this machine (its full host name).")
  @Nullable String certname;

  @Option(
      names = "--statedir",
      paramLabel = "DIR",
      description = "Where the agent keeps its state.")
  Path stateDirectory = StateFiles.usualDirectory();

  @Option(
      names = "--report-to",
      paramLabel = "DIR",
      description = "Put reports there; while it is away they wait.")
  @Nullable Path reports;

  @Option(
      names = "--report-limit",
      paramLabel = "N",
      description = "How many reports may wait; then the oldest are given up (1000).")
  int reportLimit = 1000;

  @Option(
      names = {"-l", "--logdest"},
      paramLabel = "DEST",
      split = ",",
      description = {
        "Where messages go: console, journal, or a file (JSON lines if its name ends in .json);",
        "may be given more than once."
      })
  List<String> logDestinations = List.of();

  @Option(
      names = {"-v", "--verbose"},
      negatable = true,
      fallbackValue = "true",
      description = "Show informational messages as well.")
  boolean verbose;

  @Option(
      names = {"-d", "--debug"},
      negatable = true,
      fallbackValue = "true",
      description = "Show all messages.")
  boolean debug;

  /** Where the agent keeps its state. */
  public StateFiles files() {
    return new StateFiles(stateDirectory);
  }

  /** The name of this machine that was given; null for its host name. */
  public @Nullable String certname() {
    return certname;
  }

  /** The name of this machine: the one that was given, or its host name. */
  String certname(Map<String, Object> facts) {
    if (certname != null) {
      return certname;
    }
    Object networking = facts.get("networking");
    Object fqdn = networking instanceof Map<?, ?> map ? map.get("fqdn") : null;
    return fqdn == null ? "localhost" : String.valueOf(fqdn).toLowerCase(Locale.ROOT);
  }

  boolean runsOnce() {
    return onetime || test;
  }

  boolean usesCacheOnFailure() {
    return useCacheOnFailure && !test;
  }

  Level logLevel() {
    return debug ? Level.DEBUG : verbose || test ? Level.INFO : Level.NOTICE;
  }

  /** When runs are due. */
  public Timing timing() {
    Duration most = splayLimit == null ? interval : splayLimit;
    return new Timing(interval, splay && !test ? most : Duration.ZERO, runTimeout);
  }
}
