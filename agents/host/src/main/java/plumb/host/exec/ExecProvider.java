package plumb.host.exec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Change;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Level;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.Relations;
import plumb.agent.provider.ResourceLog;
import plumb.host.exec.ExecDesired.LogOutput;
import plumb.host.principals.Principals;

/**
 * Runs commands. What is observed is whether the command has to run, which may take running checks;
 * those run in noop too, and so must not change anything.
 */
public final class ExecProvider implements Provider<ExecDesired, Boolean> {
  private static final String PROPERTY = "returns";
  private static final int NOT_FOUND = 127;

  /** What is said of an output: so many of its first lines, and of its last. */
  private static final int MOST_LINES = 5000;

  private final Principals principals;

  public ExecProvider(Principals principals) {
    this.principals = principals;
  }

  @Override
  public boolean idempotent() {
    return false;
  }

  @Override
  public String name(ExecDesired desired) {
    return desired.shell() ? "shell" : "posix";
  }

  @Override
  public ExecDesired desire(Declaration declaration) {
    return new ExecReader(declaration).read();
  }

  @Override
  public void relate(ExecDesired desired, Relations relations) {
    if (desired.directory() != null) {
      relations.require("File", desired.directory().toString());
    }
    desired.command().paths().forEach(path -> relations.require("File", path));
    for (CommandLine check : desired.checks().onlyIf()) {
      check.paths().forEach(path -> relations.require("File", path));
    }
    for (CommandLine check : desired.checks().unless()) {
      check.paths().forEach(path -> relations.require("File", path));
    }
    String user = desired.user();
    if (user != null && !user.chars().allMatch(Character::isDigit)) {
      relations.require("User", user);
    }
  }

  @Override
  public Boolean observe(ExecDesired desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    return hasToRun(desired, false, log);
  }

  @Override
  public List<Change> diff(ExecDesired desired, Boolean hasToRun) {
    return hasToRun
        ? List.of(
            Change.of(PROPERTY, "notrun", desired.returns())
                .event("executed_command")
                .message("executed successfully"))
        : List.of();
  }

  @Override
  public void apply(ExecDesired desired, Boolean hasToRun, Change change, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    execute(desired, log);
  }

  @Override
  public boolean refreshable(ExecDesired desired) {
    return true;
  }

  @Override
  public void refresh(ExecDesired desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    if (!hasToRun(desired, true, log)) {
      return;
    }
    if (desired.refresh() != null) {
      run(desired, desired.refresh(), log);
    } else {
      execute(desired, log);
    }
  }

  private boolean hasToRun(ExecDesired desired, boolean refreshing, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    String failed = failedCheck(desired, refreshing, log);
    if (failed != null && log.enabled(Level.DEBUG)) {
      log.debug(
          "'" + shown(desired) + "' won't be executed because of failed check '" + failed + "'");
    }
    return failed == null;
  }

  private @Nullable String failedCheck(ExecDesired desired, boolean refreshing, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    ExecDesired.Checks checks = desired.checks();
    if (checks.refreshOnly() && !refreshing) {
      return "refreshonly";
    }
    for (Path path : checks.creates()) {
      if (Files.exists(path)) {
        return "creates";
      }
    }
    for (CommandLine command : checks.unless()) {
      if (!passes(desired, command, false, log)) {
        return "unless";
      }
    }
    for (CommandLine command : checks.onlyIf()) {
      if (!passes(desired, command, true, log)) {
        return "onlyif";
      }
    }
    return null;
  }

  private boolean passes(
      ExecDesired desired, CommandLine command, boolean onSuccess, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    try {
      Launch.Ended ended = launch(desired, command, log);
      logLines(desired, ended, Level.DEBUG, log);
      return (ended.status() == 0) == onSuccess;
    } catch (Launch.TimeoutException e) {
      String text = desired.secret() ? "[command redacted]" : "'" + command + "'";
      log.log(Level.ERR, "Check " + text + " exceeded timeout");
      return false;
    }
  }

  private void execute(ExecDesired desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    Launch.Ended ended = null;
    for (int attempt = 1; attempt <= desired.attempts().tries(); attempt++) {
      if (attempt > 1) {
        Thread.sleep(desired.attempts().pause().toMillis());
      }
      ended = run(desired, desired.command(), log);
      if (succeeded(desired, ended)) {
        break;
      }
    }
    if (ended == null) {
      throw new IllegalStateException("an exec is tried at least once");
    }
    boolean succeeded = succeeded(desired, ended);
    LogOutput when = desired.logOutput();
    if (when == LogOutput.ALWAYS || (when == LogOutput.ON_FAILURE && !succeeded)) {
      logLines(desired, ended, log.changeLevel(), log);
    }
    if (!succeeded) {
      throw new ProviderException(
          (desired.secret() ? "[command redacted]" : "'" + desired.command() + "'")
              + " returned "
              + ended.status()
              + " instead of one of ["
              + String.join(",", desired.returns())
              + "]");
    }
  }

  private static boolean succeeded(ExecDesired desired, Launch.Ended ended) {
    return desired.returns().contains(Integer.toString(ended.status()));
  }

  private Launch.Ended run(ExecDesired desired, CommandLine command, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    try {
      return launch(desired, command, log);
    } catch (Launch.TimeoutException e) {
      throw new ProviderException("Command exceeded timeout", e);
    }
  }

  private Launch.Ended launch(ExecDesired desired, CommandLine command, ResourceLog log)
      throws ProviderException, IOException, InterruptedException, Launch.TimeoutException {
    if (!desired.shell()) {
      Programs.check(command.program(), desired.path());
    }
    Path directory = desired.directory();
    if (directory != null && !Files.isDirectory(directory)) {
      throw new ProviderException("Working directory " + directory + " does not exist!");
    }
    if (log.enabled(Level.DEBUG)) {
      log.debug("Executing '" + (desired.secret() ? "[redacted]" : command) + "'");
    }
    desired.overrides().forEach(log::warning);
    Launch launch =
        new Launch(
            environment(desired),
            directory,
            Launch.Identity.of(principals, desired.user(), desired.group()),
            desired.umask(),
            desired.timeout());
    Launch.Ended ended =
        launch.run(desired.shell() ? command.shellArguments() : command.arguments());
    if (ended.status() == NOT_FOUND) {
      throw new ProviderException(desired.secret() ? "[output redacted]" : ended.output().strip());
    }
    return ended;
  }

  private static Map<String, String> environment(ExecDesired desired) {
    Map<String, String> environment = new HashMap<>();
    if (desired.path() != null) {
      environment.put("PATH", String.join(":", desired.path()));
    }
    environment.putAll(desired.environment());
    return environment;
  }

  private static void logLines(
      ExecDesired desired, Launch.Ended ended, Level level, ResourceLog log) {
    if (!log.enabled(level)) {
      return;
    }
    if (desired.secret()) {
      log.log(level, PROPERTY, "[output redacted]");
      return;
    }
    List<String> lines = ended.output().lines().filter(line -> !line.isEmpty()).toList();
    int left = lines.size() - 2 * MOST_LINES;
    for (int i = 0; i < lines.size(); i++) {
      if (left <= 0 || i < MOST_LINES || i >= MOST_LINES + left) {
        log.log(level, PROPERTY, lines.get(i));
      } else if (i == MOST_LINES) {
        log.log(level, PROPERTY, "... " + left + " lines left out ...");
      }
    }
  }

  private static String shown(ExecDesired desired) {
    return desired.secret() ? "[command redacted]" : desired.command().toString();
  }
}
