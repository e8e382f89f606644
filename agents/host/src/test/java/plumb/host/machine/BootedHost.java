package plumb.host.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;

/**
 * A throw-away Debian host that has booted systemd in a container of its own: own file system (an
 * overlay over a tree that all share), processes, users, network and control group. Nothing that
 * happens in it reaches the machine below, and it starts in about a second.
 *
 * <p>The running Java is there under its own path, and so is everything on the tests' class path;
 * more can be mounted with {@link Options}. There is no network but the loopback interface.
 *
 * <p>Close it, best in {@code @AfterAll}. What a killed test run leaves behind is removed by the
 * next one.
 */
public final class BootedHost implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Duration BOOT = Duration.ofMinutes(1);

  private final Remains remains;
  private final Process container;
  private final long leader;

  private BootedHost(Remains remains, Process container, long leader) {
    this.remains = remains;
    this.container = container;
    this.leader = leader;
  }

  /**
   * What a host is to have besides the usual.
   *
   * @param tree what it starts from
   * @param hostname its name
   * @param mounts files and directories of the machine below that it sees, read-only, under the
   *     same path
   */
  public record Options(DebianTree tree, String hostname, List<Path> mounts) {
    /** Returns the options of a host of that name that sees Java and the tests' classes. */
    public static Options named(String hostname) {
      return new Options(DebianTree.SMALL, hostname, List.of());
    }

    /** Returns these options with another tree to start from. */
    public Options from(DebianTree other) {
      return new Options(other, hostname, mounts);
    }

    /** Returns these options with one more mount. */
    public Options mounting(Path path) {
      List<Path> more = new ArrayList<>(mounts);
      more.add(path);
      return new Options(tree, hostname, List.copyOf(more));
    }
  }

  /** Skips the running test, with the reason, where no host can be booted. */
  public static void assumeAvailable() throws IOException, InterruptedException {
    String reason = Requirements.unmet();
    Assumptions.assumeTrue(reason == null, "No throw-away host: " + reason);
  }

  /** Boots a host, or skips the running test, with the reason, where that is not possible. */
  public static BootedHost boot(String hostname) throws IOException, InterruptedException {
    return boot(Options.named(hostname));
  }

  /** Boots a host, or skips the running test, with the reason, where that is not possible. */
  public static BootedHost boot(Options options) throws IOException, InterruptedException {
    assumeAvailable();
    Remains.removeAbandoned();
    Path tree = options.tree().provide();
    Remains remains = Remains.create(COUNT.incrementAndGet());
    try {
      remains.mount(tree);
      nameHost(remains.root(), options.hostname());
      Process container = new Container(options, remains).start();
      long leader = awaitLeader(container, remains.log());
      BootedHost host = new BootedHost(remains, container, leader);
      host.awaitRunning();
      return host;
    } catch (IOException | InterruptedException | RuntimeException e) {
      remains.close();
      throw e;
    }
  }

  /** Runs a program inside, as root with a plain environment. */
  public CommandResult run(String... arguments) throws IOException, InterruptedException {
    return command(arguments).run();
  }

  /** Runs a shell script inside and returns what it printed; fails unless it ends with 0. */
  public String sh(String script) throws IOException, InterruptedException {
    CommandResult result = run("bash", "-c", script);
    if (!result.succeeded()) {
      throw new IOException(result.failure());
    }
    return result.output();
  }

  /** Returns a program to run inside; time-out, environment and input can still be chosen. */
  public Command command(String... arguments) {
    return Command.of(vector(List.of(arguments)));
  }

  /** Returns a program in Java to run inside, on the tests' class path. */
  public Command java(Class<?> main, String... arguments) {
    return Command.of(vector(javaVector(main, arguments)));
  }

  /** Returns a program to start inside and to talk with. */
  public ProcessBuilder process(String... arguments) {
    return new ProcessBuilder(vector(List.of(arguments)));
  }

  /** Returns a program in Java to start inside, on the tests' class path, and to talk with. */
  public ProcessBuilder javaProcess(Class<?> main, String... arguments) {
    return javaProcess(List.of(), main, arguments);
  }

  /** As the other one, by a command that is given the program as its last arguments. */
  public ProcessBuilder javaProcess(List<String> command, Class<?> main, String... arguments) {
    List<String> whole = new ArrayList<>(command);
    whole.addAll(javaVector(main, arguments));
    return new ProcessBuilder(vector(whole));
  }

  /** Returns the command of a program in Java as it is given inside, such as in a unit's file. */
  public static List<String> javaVector(Class<?> main, String... arguments) {
    List<String> vector = new ArrayList<>(Container.javaCommand());
    vector.add(main.getName());
    vector.addAll(List.of(arguments));
    return vector;
  }

  private List<String> vector(List<String> arguments) {
    List<String> vector =
        new ArrayList<>(
            List.of(
                "nsenter",
                "--target=" + leader,
                "--all",
                "--wd=/proc/" + leader + "/root/root",
                "env",
                "-i",
                "HOME=/root",
                "LANG=C.UTF-8",
                "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                "TERM=dumb",
                "USER=root"));
    vector.addAll(arguments);
    return vector;
  }

  /**
   * Returns where an absolute path of the host lies on the machine below; readable and writable.
   */
  public Path path(String absolute) {
    return Path.of("/proc/" + leader + "/root" + absolute);
  }

  /** Writes a file inside, with the directories above it. */
  public void write(String absolute, String content) throws IOException {
    Path file = path(absolute);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  /** Reads a file inside. */
  public String read(String absolute) throws IOException {
    return Files.readString(path(absolute));
  }

  /** Copies a file or a directory from the machine below into the host. */
  public void copy(Path from, String absolute) throws IOException, InterruptedException {
    CommandResult result = Command.of("cp", "-a", from.toString(), path(absolute).toString()).run();
    if (!result.succeeded()) {
      throw new IOException(result.failure());
    }
  }

  /** Ends all processes of the host at once and removes everything that belongs to it. */
  @Override
  public void close() throws IOException, InterruptedException {
    // With its first process all others die, and systemd-nspawn ends after them.
    ProcessHandle.of(leader).ifPresent(ProcessHandle::destroyForcibly);
    if (!container.waitFor(10, TimeUnit.SECONDS)) {
      container.destroyForcibly().waitFor();
    }
    remains.close();
  }

  private static void nameHost(Path root, String name) throws IOException {
    Files.writeString(root.resolve("etc/hostname"), name + "\n");
    Files.writeString(root.resolve("etc/hosts"), "127.0.0.1 localhost\n127.0.1.1 " + name + "\n");
  }

  /**
   * Returns the container's first process: the child of systemd-nspawn that is number 1 in its own
   * name space (another one, which prepares it, soon ends), once systemd listens in it.
   */
  private static long awaitLeader(Process container, Path log)
      throws IOException, InterruptedException {
    String script =
        """
        while kill -0 "$1"; do
          for child in $(pgrep -P "$1"); do
            grep -qs "^NSpid:.*[[:blank:]]1$" /proc/$child/status &&
              [ -S /proc/$child/root/run/systemd/private ] && echo $child && exit
          done
          sleep 0.02
        done
        exit 1
        """;
    CommandResult result =
        Command.of("bash", "-c", script, "bash", Long.toString(container.pid())).within(BOOT).run();
    if (!result.succeeded()) {
      container.destroyForcibly().waitFor();
      throw new IOException("The container does not start: " + Files.readString(log));
    }
    return Long.parseLong(result.output().strip());
  }

  private void awaitRunning() throws IOException, InterruptedException {
    String script =
        "systemctl is-system-running --wait ||"
            + " { systemctl list-units --failed --no-legend; exit 1; }";
    CommandResult result = command("bash", "-c", script).within(BOOT).run();
    if (!result.succeeded()) {
      String console = Files.readString(remains.log());
      close();
      throw new IOException("The host does not boot: " + result.failure() + "\n" + console);
    }
  }

  /** Returns the process on the machine below that is the host's process 1. */
  public long leader() {
    return leader;
  }

  /** What a host needs of the machine below. */
  private static final class Requirements {
    static @Nullable String unmet() throws IOException, InterruptedException {
      if (!"root".equals(System.getProperty("user.name"))) {
        return "that needs root";
      }
      for (String program :
          List.of("systemd-nspawn", "ip", "unshare", "nsenter", "mount", "pgrep")) {
        if (!isInstalled(program)) {
          return program + " is not installed";
        }
      }
      if (!DebianTree.SMALL.exists() && !isInstalled("debootstrap")) {
        return "debootstrap is not installed";
      }
      // A container often lets root make name spaces, but not use them.
      CommandResult probe = Command.of("unshare", "--net", "ip", "link", "set", "lo", "up").run();
      return probe.succeeded() ? null : "no network of its own: " + probe.failure();
    }

    private static boolean isInstalled(String program) {
      for (String directory : List.of("/usr/bin/", "/usr/sbin/", "/bin/", "/sbin/")) {
        if (Files.isExecutable(Path.of(directory + program))) {
          return true;
        }
      }
      return false;
    }
  }
}
