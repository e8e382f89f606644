package plumb.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL of Debian's packages with a cluster of its own, which is gone afterwards. */
public final class TemporaryPostgres implements AutoCloseable {
  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
  private static final long PATIENCE_SECONDS = 120;

  private final Path directory;
  private final int port;
  private int databases;

  private TemporaryPostgres(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  /**
   * Whether it can be started here: it refuses to run as root, and only root can become another.
   */
  public static boolean isThere() {
    return Files.isDirectory(VERSIONS) && System.getProperty("user.name").equals("root");
  }

  /** Makes a cluster and starts it. */
  public static TemporaryPostgres start() throws IOException {
    Path directory = Files.createTempDirectory("postgres");
    run("chown", "postgres", directory.toString());
    asPostgres(
        program("initdb").toString(),
        "-D",
        directory.resolve("data").toString(),
        "-A",
        "trust",
        "-U",
        "test",
        "--no-sync");
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    TemporaryPostgres started = new TemporaryPostgres(directory, port);
    started.again();
    return started;
  }

  /** Starts it again after {@link #stop}. */
  public void again() throws IOException {
    asPostgres(
        program("pg_ctl").toString(),
        "-w",
        "-D",
        directory.resolve("data").toString(),
        "-l",
        directory.resolve("log").toString(),
        "-o",
        "-p "
            + port
            + " -c listen_addresses=127.0.0.1 -c unix_socket_directories="
            + directory
            // Processes are killed here, machines are not.
            + " -c fsync=off",
        "start");
  }

  /** Stops it at once, as a crash would. */
  public void stop() throws IOException {
    asPostgres(
        program("pg_ctl").toString(),
        "-w",
        "-m",
        "immediate",
        "-D",
        directory.resolve("data").toString(),
        "stop");
  }

  /** Makes a database, and says what to connect to. */
  public String database() throws SQLException {
    String name = "d" + ++databases;
    try (Connection connection = DriverManager.getConnection(url("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return url(name);
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=test";
  }

  private static Path program(String name) throws IOException {
    try (var versions = Files.list(VERSIONS)) {
      return versions
          .max(Comparator.comparing(version -> Integer.parseInt(version.getFileName().toString())))
          .orElseThrow()
          .resolve("bin")
          .resolve(name);
    }
  }

  private static void asPostgres(String... command) throws IOException {
    List<String> whole = new ArrayList<>(List.of("runuser", "-u", "postgres", "--"));
    whole.addAll(List.of(command));
    run(whole.toArray(new String[0]));
  }

  private static void run(String... command) throws IOException {
    Path output = Files.createTempFile("postgres", ".log");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(Path.of("/").toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(String.join(" ", command) + ": " + Files.readString(output));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      Files.delete(output);
    }
  }

  @Override
  public void close() {
    try {
      stop();
      run("rm", "-r", directory.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
