package plumb.host.exec;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;
import plumb.host.principals.Principals;

/**
 * How to run a program, and running it. The program leads a session and process group of its own,
 * so that all that it started can be stopped together. Immutable.
 *
 * <p>Privileges, umask and the session are set by small programs that execute the next one in the
 * same process: {@code setsid}, {@code sh}, {@code setpriv}. Output goes to a file, because a
 * daemon that the program leaves behind may keep a pipe open for ever.
 *
 * @param environment variables that are set in addition to those inherited; HOME, USER and LOGNAME
 *     are never inherited
 * @param directory working directory; null for that of this process
 * @param identity user and group to run as; null for those of this process
 * @param umask octal digits; null for that of this process
 * @param timeout time after which everything is stopped; null for none
 */
public record Launch(
    Map<String, String> environment,
    @Nullable Path directory,
    @Nullable Identity identity,
    @Nullable String umask,
    @Nullable Duration timeout) {
  private static final Duration GRACE = Duration.ofSeconds(3);
  private static final Duration LOOK = Duration.ofMillis(250);

  /**
   * Whom to run a program as.
   *
   * @param uid -1 to keep the user and change only the group
   * @param known whether the user is in the user database and so may have more groups
   */
  public record Identity(long uid, long gid, boolean known) {

    /**
     * Finds a user and a group.
     *
     * @return null where nothing has to change
     * @throws ProviderException if there is no such user or group, or only root could be it
     */
    public static @Nullable Identity of(
        Principals principals, @Nullable String userName, @Nullable String groupName)
        throws ProviderException, IOException, InterruptedException {
      long gid = groupName == null ? -1 : principals.gid(groupName);
      if (groupName != null && gid < 0) {
        throw new ProviderException("No such group " + groupName);
      }
      if (userName == null) {
        return gid < 0 ? null : new Identity(-1, gid, false);
      }
      Principals.User user = principals.user(userName);
      long uid = user == null ? principals.uid(userName) : user.uid();
      if (uid < 0 || (user == null && gid < 0)) {
        throw new ProviderException("No such user " + userName);
      }
      if (principals.own() != 0) {
        if (uid != principals.own()) {
          throw new ProviderException("Only root can execute commands as other users");
        }
        return null;
      }
      return new Identity(uid, gid >= 0 || user == null ? gid : user.gid(), user != null);
    }
  }

  /**
   * How a program ended.
   *
   * @param status exit code; 128 and more after a signal
   * @param output what it wrote, standard error included; of more than 1 MiB the middle is left out
   */
  public record Ended(int status, String output) {}

  /** Says that a program was stopped because it took too long. */
  public static final class TimeoutException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Runs a program and waits for its end.
   *
   * @param arguments the program and its arguments
   * @throws IOException if it can't be started
   */
  public Ended run(List<String> arguments)
      throws IOException, InterruptedException, TimeoutException {
    return run(arguments, Path.of("/dev/null"));
  }

  /**
   * Runs a program that reads a text, which may be secret, and waits for its end.
   *
   * @param arguments the program and its arguments
   * @param input what it reads from its standard input
   * @throws IOException if it can't be started
   */
  public Ended run(List<String> arguments, String input)
      throws IOException, InterruptedException, TimeoutException {
    Path file = Files.createTempFile("plumb-exec", ".in");
    try {
      Files.writeString(file, input);
      return run(arguments, file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private Ended run(List<String> arguments, Path input)
      throws IOException, InterruptedException, TimeoutException {
    try (PrintedText printed = new PrintedText()) {
      Process process;
      boolean ended = false;
      try (ShutdownGuard guard = new ShutdownGuard(Launch::stop)) {
        process = guard.start(builder(arguments, input, printed));
        try {
          ended = waitFor(process, printed);
        } finally {
          if (!ended) {
            stop(process);
          }
        }
      }
      if (!ended) {
        throw new TimeoutException();
      }
      return new Ended(process.exitValue(), printed.text());
    }
  }

  private ProcessBuilder builder(List<String> arguments, Path input, PrintedText printed) {
    List<String> all = new ArrayList<>(arguments.size() + 8);
    all.add("setsid");
    if (umask != null) {
      all.addAll(List.of("/bin/sh", "-c", "umask " + umask + " && exec \"$@\"", "sh"));
    }
    if (identity != null) {
      addIdentity(all, identity);
    }
    all.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(all);
    Map<String, String> variables = builder.environment();
    variables.keySet().removeAll(List.of("HOME", "USER", "LOGNAME"));
    variables.putAll(environment);
    if (directory != null) {
      builder.directory(directory.toFile());
    }
    return builder
        .redirectInput(Redirect.from(input.toFile()))
        .redirectErrorStream(true)
        .redirectOutput(printed.redirect());
  }

  private static void addIdentity(List<String> all, Identity identity) {
    all.add("setpriv");
    if (identity.uid >= 0) {
      all.add("--reuid=" + identity.uid);
    }
    all.add("--regid=" + identity.gid);
    all.add(
        identity.uid < 0 ? "--keep-groups" : identity.known ? "--init-groups" : "--clear-groups");
    all.add("--");
  }

  private boolean waitFor(Process process, PrintedText printed)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    long slice = timeout == null ? LOOK.toNanos() : Math.min(LOOK.toNanos(), timeout.toNanos());
    while (slice > 0 && !process.waitFor(slice, TimeUnit.NANOSECONDS)) {
      printed.trim();
      if (timeout != null) {
        slice = Math.min(slice, timeout.toNanos() - (System.nanoTime() - began));
      }
    }
    return !process.isAlive();
  }

  /** Asks the whole process group to end, and ends it after a while. */
  private static void stop(Process process) throws InterruptedException, IOException {
    signal("TERM", process);
    process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    signal("KILL", process);
    process.waitFor();
  }

  private static void signal(String signal, Process process)
      throws InterruptedException, IOException {
    new ProcessBuilder("/bin/sh", "-c", "kill -s " + signal + " -- -" + process.pid())
        .redirectErrorStream(true)
        .redirectOutput(Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
