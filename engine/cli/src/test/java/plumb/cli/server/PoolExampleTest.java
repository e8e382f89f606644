package plumb.cli.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumb.cli.server.faults.Databases;
import plumb.compiler.evaluation.Strictness;
import plumb.server.Server;
import plumb.server.ServerLog;
import plumb.server.ServerSettings;
import plumb.server.authority.KeyKind;
import plumb.server.authority.SigningPolicy;

/** examples/pool: what a web server exports is on the load balancer within the same minute. */
class PoolExampleTest {
  private static final Path EXAMPLES = Path.of("../../examples").toAbsolutePath().normalize();
  private static final int CHANGED = 2;

  private final Path directory;
  private final Path pool;

  PoolExampleTest(@TempDir Path directory) {
    this.directory = directory;
    this.pool = directory.resolve("pool");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void whatOneNodeExportsIsOnAnotherInTheSameMinute(String database) throws Exception {
    Files.createDirectories(directory.resolve("server"));
    String url = Databases.url(database, directory);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (Server server = start(url, new ServerLog(new PrintStream(said, true, UTF_8)))) {
      OurAgent balancer =
          new OurAgent(
              withPool(), "lb1.test", "localhost:" + server.port(), home("lb1.test"), directory);
      ends(balancer.run("--environment=pool"), CHANGED);
      assertThat(members()).isEmpty();

      Instant start = Instant.now();
      OurAgent ours = new OurAgent("web1.test", server.port(), home("web1.test"));
      ends(ours.run("--environment=pool"), 0);
      if (PuppetAgent.isThere()) {
        PuppetAgent reference = new PuppetAgent("web2.test", server.port(), home("web2.test"));
        ends(reference.run("--environment=pool"), 0);
      }
      ends(balancer.run("--environment=pool"), CHANGED);
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMinutes(1));
      assertThat(pool.resolve("web1.test.conf")).hasContent("server web1.test:8080\n");
      assertThat(members())
          .containsExactlyElementsOf(
              PuppetAgent.isThere()
                  ? List.of("web1.test.conf", "web2.test.conf")
                  : List.of("web1.test.conf"));
      ends(balancer.run("--environment=pool"), 0);
    }
  }

  private Server start(String database, ServerLog log) throws IOException {
    return Server.start(
        new ServerSettings(
            "127.0.0.1",
            0,
            List.of("localhost"),
            directory.resolve("server"),
            database,
            List.of(EXAMPLES),
            null,
            null,
            Strictness.of(Strictness.Level.WARNING, false),
            Map.of(),
            KeyKind.EC,
            SigningPolicy.EVERYBODY),
        log);
  }

  private Path home(String name) throws IOException {
    return Files.createDirectories(directory.resolve("homes").resolve(name));
  }

  private List<String> members() throws IOException {
    try (var files = Files.list(pool)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** This machine, with the fact that says where the example writes. */
  private Place withPool() {
    return new Place() {
      @Override
      public List<String> program(List<String> command) {
        List<String> all = new ArrayList<>(List.of("env", "FACTER_pool_dir=" + pool));
        all.addAll(command);
        return all;
      }

      @Override
      public List<String> java(Class<?> main, List<String> arguments) {
        return program(Place.HERE.java(main, arguments));
      }
    };
  }

  private static void ends(TestedAgent.Run run, int status) {
    assertThat(run.status()).as(run.toString()).isEqualTo(status);
  }
}
