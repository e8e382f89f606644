package plumb.cli.server.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@code plumb server} as a process of its own, which can be killed and started again. */
public final class ServerProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path directory;
  private final int port;
  private final List<String> command;
  private Process process;
  private int starts;

  private ServerProcess(Path directory, int port, List<String> command) throws IOException {
    this.directory = directory;
    this.port = port;
    this.command = command;
    process = launch();
  }

  /**
   * Starts a server, which may not be ready yet.
   *
   * @param directory has {@code environments}, and gets {@code server} and its logs
   * @param database a JDBC URL
   */
  public static ServerProcess start(Path directory, String database, String... more)
      throws IOException {
    Path environments = Files.createDirectories(directory.resolve("environments"));
    int port = freePort();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "plumb.cli.Main",
                "server",
                "--dir=" + directory.resolve("server"),
                "--database=" + database,
                "--environmentpath=" + environments,
                "--address=127.0.0.1",
                "--name=localhost",
                "--client-rate=0",
                "--port=" + port));
    command.addAll(List.of(more));
    return new ServerProcess(directory, port, command);
  }

  /**
   * Makes a directory for a server that shares its database with others.
   *
   * @param secret what they share, too
   */
  public static Path place(Path directory, byte[] secret) throws IOException {
    Path file = Files.createDirectories(directory.resolve("server")).resolve("secret");
    Files.writeString(file, Base64.getEncoder().encodeToString(secret) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return directory;
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private Process launch() throws IOException {
    starts++;
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(logFile(starts).toFile())
        .start();
  }

  private Path logFile(int start) {
    return directory.resolve("log-" + start);
  }

  /** Waits until it answers. */
  public ServerProcess ready() throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!last().contains("ready at port")) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new AssertionError("the server does not start: " + last());
      }
      Thread.sleep(20);
    }
    return this;
  }

  /** Ends it as {@code kill -9} does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Starts it once more after it was killed. */
  public void again() throws IOException {
    process = launch();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  public int port() {
    return port;
  }

  /** What it has said since its last start. */
  public String last() throws IOException {
    return Files.readString(logFile(starts));
  }

  /** What it has said in all its lives. */
  public String log() throws IOException {
    StringBuilder all = new StringBuilder();
    for (int i = 1; i <= starts; i++) {
      all.append(Files.readString(logFile(i)));
    }
    return all.toString();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
