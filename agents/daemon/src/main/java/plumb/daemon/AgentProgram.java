package plumb.daemon;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import plumb.agent.report.LogSink;
import plumb.daemon.catalog.CatalogSource;
import plumb.daemon.log.LogDestinations;
import plumb.daemon.report.ReportDirectory;
import plumb.daemon.report.ReportTarget;
import plumb.daemon.service.Daemon;
import plumb.daemon.service.ServiceManager;
import plumb.daemon.service.Settings;
import plumb.daemon.service.Timing;

/** What the agent does with its options, wherever its catalogs come from. */
public final class AgentProgram {
  private static final String LAUNCHER = "plumb.launcher";

  private final AgentArguments arguments;
  private final Function<LogSink, Peers> peers;

  /**
   * Whom a run talks with.
   *
   * @param catalogs where its catalog comes from
   * @param reports who takes reports, unless the options name a directory
   */
  public record Peers(CatalogSource catalogs, ReportTarget reports) {}

  /**
   * Creates a program.
   *
   * @param peers makes those of a run, which may log what they do
   */
  public AgentProgram(AgentArguments arguments, Function<LogSink, Peers> peers) {
    this.arguments = arguments;
    this.peers = peers;
  }

  /**
   * Does it.
   *
   * @param words the command line that this process was started with
   * @param timing reads the settings again
   * @param facts what this machine says of itself
   * @return the exit code
   */
  public int run(List<String> words, Supplier<Timing> timing, Map<String, Object> facts)
      throws IOException, InterruptedException {
    StateFiles files = arguments.files();
    files.check();
    Disabling disabling = new Disabling(files.disabled());
    if (arguments.enable) {
      disabling.enable();
      return 0;
    }
    if (arguments.disable != null) {
      disabling.disable(arguments.disable);
      return 0;
    }
    try (LogDestinations log = LogDestinations.open(arguments.logDestinations)) {
      if (arguments.runsOnce()) {
        splay();
        Peers with = peers.apply(log);
        return new OneRun(arguments, with.catalogs(), reports(with), facts, log).run();
      }
      return serve(words, timing, files, log);
    }
  }

  private ReportTarget reports(Peers with) {
    return arguments.reports == null ? with.reports() : new ReportDirectory(arguments.reports);
  }

  private void splay() throws InterruptedException {
    long most = arguments.timing().splay().toMillis();
    if (most > 0) {
      Thread.sleep(ThreadLocalRandom.current().nextLong(most));
    }
  }

  private static int serve(
      List<String> words, Supplier<Timing> timing, StateFiles files, LogSink log)
      throws IOException, InterruptedException {
    try (RunLock lock = RunLock.take(files.daemonLock(), java.time.Duration.ZERO)) {
      if (lock == null) {
        throw new IOException("An agent is at work already: it holds " + files.daemonLock());
      }
      ServiceManager manager = ServiceManager.of(System.getenv(), log);
      Supplier<Settings> settings =
          () -> {
            String text = SettingsFile.text(words);
            return new Settings(timing.get(), text);
          };
      new Daemon(settings, oneRun(words), manager, log).serve();
      return 0;
    }
  }

  /**
   * The command that makes one run as this daemon was told to, with the settings that the daemon
   * has: a file that somebody has broken since ends no runs.
   */
  private static List<String> oneRun(List<String> words) {
    String launcher = System.getProperty(LAUNCHER);
    if (launcher == null) {
      throw new IllegalStateException(
          "the launcher has to say where it is: -D" + LAUNCHER + "=PATH");
    }
    List<String> command = new ArrayList<>();
    command.add(launcher);
    command.addAll(words);
    command.addAll(List.of("--onetime", "--no-splay", "--config", "/dev/stdin"));
    return command;
  }
}
