package plumb.host.services;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;
import plumb.host.services.DesiredService.Enable;
import plumb.host.services.DesiredService.Manager;
import plumb.values.Regex;

/** Services that scripts in /etc/init.d start and stop, on machines that systemd does not run. */
final class InitScripts implements ServiceManager {
  private static final Duration TIMEOUT = Duration.ofMinutes(30);

  /** In how many of the seven run levels what is enabled is started at least. */
  private static final int ENABLED_LEVELS = 4;

  @Override
  public ServiceState observe(DesiredService desired)
      throws ProviderException, IOException, InterruptedException {
    if (Manager.ofMachine() == Manager.SYSTEMD) {
      throw new ProviderException(
          "Provider "
              + desired.manager().label()
              + " is not functional on this host: systemd runs it");
    }
    boolean enabled = desired.manager() == Manager.DEBIAN && isEnabled(desired.name());
    return new ServiceState(isRunning(desired), enabled ? "enabled" : "disabled");
  }

  private static boolean isRunning(DesiredService desired)
      throws ProviderException, IOException, InterruptedException {
    if (desired.status() != null) {
      return ServiceManager.shell(desired.status()).succeeded();
    }
    if (!desired.hasStatus()) {
      return isInProcessTable(desired.pattern());
    }
    return desired.manager() == Manager.DEBIAN
        ? run("/usr/sbin/service", desired.name(), "status").succeeded()
        : run(script(desired), "status").succeeded();
  }

  /** Looks for a line of the table of processes; this process and its ps are no services. */
  private static boolean isInProcessTable(Regex pattern)
      throws ProviderException, IOException, InterruptedException {
    CommandResult table = run("ps", "-e", "-o", "pid=,ppid=,user=,args=");
    if (!table.succeeded()) {
      throw new ProviderException(table.failure());
    }
    String own = Long.toString(ProcessHandle.current().pid());
    for (String line : table.output().lines().toList()) {
      String[] words = line.strip().split(" +", 4);
      boolean isOther = words.length == 4 && !words[0].equals(own) && !words[1].equals(own);
      if (isOther && pattern.match(words[2] + " " + words[3]) != null) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEnabled(String name) throws IOException, InterruptedException {
    return switch (run("/usr/sbin/invoke-rc.d", "--quiet", "--query", name, "start").exitCode()) {
      case 104, 106 -> true;
      case 101, 105 -> startLinks(name) >= ENABLED_LEVELS;
      default -> false;
    };
  }

  private static int startLinks(String name) throws IOException {
    int count = 0;
    try (DirectoryStream<Path> levels = Files.newDirectoryStream(Path.of("/etc"), "rc*.d")) {
      for (Path level : levels) {
        try (Stream<Path> links = Files.list(level)) {
          count += (int) links.filter(link -> isStartLink(link, name)).count();
        }
      }
    }
    return count;
  }

  /** Start links are called S, two digits, and the name. */
  private static boolean isStartLink(Path link, String name) {
    String text = link.getFileName().toString();
    return text.length() == name.length() + 3 && text.startsWith("S") && text.endsWith(name);
  }

  @Override
  public void start(DesiredService desired)
      throws ProviderException, IOException, InterruptedException {
    control("start", desired, desired.start());
  }

  @Override
  public void stop(DesiredService desired)
      throws ProviderException, IOException, InterruptedException {
    control("stop", desired, desired.stop());
  }

  @Override
  public void restart(DesiredService desired)
      throws ProviderException, IOException, InterruptedException {
    if (desired.restart() != null || desired.hasRestart()) {
      control("restart", desired, desired.restart());
    } else {
      stop(desired);
      start(desired);
    }
  }

  private static void control(String action, DesiredService desired, @Nullable String command)
      throws ProviderException, IOException, InterruptedException {
    CommandResult result =
        command == null ? run(script(desired), action) : ServiceManager.shell(command);
    if (!result.succeeded()) {
      String failure =
          command == null
              ? result.failure()
              : "Execution of '%s' returned %d: %s"
                  .formatted(command, result.exitCode(), result.output().strip());
      throw new ProviderException(
          "Could not " + action + " Service[" + desired.title() + "]: " + failure);
    }
  }

  @Override
  public void enable(DesiredService desired, Enable enable)
      throws ProviderException, IOException, InterruptedException {
    List<List<String>> commands =
        enable == Enable.TRUE
            ? List.of(List.of("-f", desired.name(), "remove"), List.of(desired.name(), "defaults"))
            : List.of(List.of(desired.name(), "disable"));
    for (List<String> arguments : commands) {
      List<String> command = new ArrayList<>(List.of("/usr/sbin/update-rc.d"));
      command.addAll(arguments);
      CommandResult result = run(command.toArray(String[]::new));
      if (!result.succeeded()) {
        throw new ProviderException(result.failure());
      }
    }
  }

  private static String script(DesiredService desired) throws ProviderException {
    for (String name : List.of(desired.name(), desired.name() + ".sh")) {
      for (String directory : desired.paths()) {
        Path script = Path.of(directory, name);
        if (Files.exists(script)) {
          return script.toString();
        }
      }
    }
    throw new ProviderException("Could not find init script for '" + desired.name() + "'");
  }

  private static CommandResult run(String... command) throws IOException, InterruptedException {
    return Command.of(command).within(TIMEOUT).run();
  }
}
