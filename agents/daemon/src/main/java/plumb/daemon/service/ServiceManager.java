package plumb.daemon.service;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Level;
import plumb.agent.report.LogSink;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;

/**
 * Tells systemd how this service is (sd_notify(3)): ready, what it does, and that it is alive.
 *
 * <p>Through the program {@code systemd-notify}: Java opens no datagram sockets of the local kind.
 * The unit therefore needs {@code NotifyAccess=all}. Without a service manager nothing is done.
 */
public final class ServiceManager {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final boolean listening;
  private final @Nullable Duration watchdog;
  private final LogSink log;
  private boolean complained;

  private ServiceManager(boolean listening, @Nullable Duration watchdog, LogSink log) {
    this.listening = listening;
    this.watchdog = watchdog;
    this.log = log;
  }

  /** Returns the service manager that started this process, if one did. */
  public static ServiceManager of(Map<String, String> environment, LogSink log) {
    String microseconds = environment.getOrDefault("WATCHDOG_USEC", "");
    boolean watched = microseconds.matches("[1-9][0-9]{0,17}");
    return new ServiceManager(
        !environment.getOrDefault("NOTIFY_SOCKET", "").isEmpty(),
        watched ? Duration.ofNanos(Long.parseLong(microseconds) * 1000) : null,
        log);
  }

  /** Removes from the environment of a process what is meant for this one alone. */
  static void hide(Map<String, String> environment) {
    environment.keySet().removeAll(Set.of("NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"));
  }

  /** Returns how often to call {@link #alive}: thrice in the time after which systemd kills. */
  Duration aliveEvery() {
    return watchdog == null || !listening ? Duration.ofDays(1) : watchdog.dividedBy(3);
  }

  void ready(String status) throws InterruptedException {
    tell("--ready", "--status=" + status);
  }

  void status(String status) throws InterruptedException {
    tell("--status=" + status);
  }

  void alive() throws InterruptedException {
    if (watchdog != null) {
      tell("WATCHDOG=1");
    }
  }

  void stopping() throws InterruptedException {
    tell("STOPPING=1");
  }

  private void tell(String... words) throws InterruptedException {
    if (!listening) {
      return;
    }
    String[] vector = new String[words.length + 1];
    vector[0] = "systemd-notify";
    System.arraycopy(words, 0, vector, 1, words.length);
    try {
      CommandResult result = Command.of(vector).within(PATIENCE).run();
      if (result.exitCode() != 0) {
        complain(result.output().strip());
      }
    } catch (IOException e) {
      complain(String.valueOf(e.getMessage()));
    }
  }

  private void complain(String reason) {
    if (!complained) {
      complained = true;
      log.log(Level.WARNING, LogSink.ENGINE, "Could not tell systemd how the agent is: " + reason);
    }
  }
}
