package plumb.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import plumb.compiler.evaluation.Strictness;
import plumb.environments.store.Snapshot;
import plumb.environments.store.SnapshotBuilding;
import plumb.environments.store.Snapshots;
import plumb.server.authority.KeyKind;
import plumb.server.authority.SigningPolicy;
import plumb.server.git.push.PushGate;

/** A server with directories of its own, and the environments that a test writes. */
final class RunningServer implements AutoCloseable {
  private final Path directory;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private Server server;

  /** Starts a server; a test may have written environments before. */
  RunningServer(Path directory) throws IOException {
    this(directory, usual -> usual);
  }

  RunningServer(Path directory, UnaryOperator<ServerSettings> change) throws IOException {
    this(directory, change, PushGate.OPEN);
  }

  /** Starts a server whose pushes a test judges. */
  RunningServer(Path directory, UnaryOperator<ServerSettings> change, PushGate gate)
      throws IOException {
    this.directory = directory;
    Files.createDirectories(directory.resolve("environments"));
    server =
        Server.start(
            change.apply(settings(directory)),
            new ServerLog(new PrintStream(said, true, UTF_8)),
            gate);
  }

  static ServerSettings settings(Path directory) {
    return new ServerSettings(
        "127.0.0.1",
        0,
        List.of("localhost"),
        directory.resolve("server"),
        "jdbc:sqlite:" + directory.resolve("server/plumb.db"),
        List.of(directory.resolve("environments")),
        null,
        null,
        Strictness.of(Strictness.Level.WARNING, false),
        Map.of(),
        KeyKind.EC,
        SigningPolicy.NOBODY);
  }

  /** The same with another database. */
  static ServerSettings on(String url, ServerSettings usual) {
    return new ServerSettings(
        usual.address(),
        usual.port(),
        usual.names(),
        usual.directory(),
        url,
        usual.environmentPath(),
        usual.hieraConfig(),
        usual.classifier(),
        usual.strictness(),
        usual.mounts(),
        usual.keys(),
        usual.autosign(),
        usual.limits());
  }

  Server server() {
    return server;
  }

  /** A client with a certificate of that name. */
  Client client(String name) throws Exception {
    return Client.of(server, name, Map.of());
  }

  /** A client whose certificate gives it the rights of an operator. */
  Client operator() throws Exception {
    return Client.of(server, "operator.test", Map.of("1.3.6.1.4.1.34380.1.3.39", "true"));
  }

  /** Writes files, by their paths below the directory of environments. */
  RunningServer write(Map<String, String> files) throws IOException {
    write(directory.resolve("environments"), files);
    return this;
  }

  static void write(Path root, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = root.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  Snapshots snapshots() {
    return new Snapshots(directory.resolve("environments"));
  }

  /**
   * Deploys an environment as {@code plumb deploy} does.
   *
   * @param record says what it is made of
   */
  Snapshot deploy(String environment, String record, Map<String, String> files) throws IOException {
    return deploy(directory, environment, record, files);
  }

  static Snapshot deploy(
      Path directory, String environment, String record, Map<String, String> files)
      throws IOException {
    Path written = Files.createTempDirectory(directory, "written");
    write(written, files);
    Snapshots snapshots = new Snapshots(directory.resolve("environments"));
    Snapshot before = snapshots.live(environment);
    SnapshotBuilding building = snapshots.begin(environment + ".abc");
    try (Stream<Path> all = Files.walk(written)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        building.carry(written.relativize(file).toString(), file);
      }
    }
    Snapshot made = building.finish(record);
    Path unused = snapshots.switchTo(environment, made);
    if (before != null) {
      snapshots.retire(before);
    }
    return made;
  }

  /** What the server has told so far. */
  String log() {
    return said.toString(UTF_8);
  }

  @Override
  public void close() {
    server.close();
  }
}
