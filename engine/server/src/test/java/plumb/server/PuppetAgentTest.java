package plumb.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.compiler.evaluation.Strictness;
import plumb.server.authority.KeyKind;

/** The reference's own agent, as Debian ships it, against a server of ours. */
class PuppetAgentTest {
  private static final int CHANGED = 2;

  private Path directory;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private Server server;
  private RealAgent agent;

  @BeforeEach
  void start(@TempDir Path temporary) throws IOException {
    directory = temporary;
    assumeTrue(RealAgent.isThere(), "puppet is not installed");
    Path environments = Files.createDirectories(directory.resolve("environments"));
    Files.createDirectories(environments.resolve("production/manifests"));
    Files.writeString(
        environments.resolve("production/environment.conf"), "modulepath = modules\n");
    server =
        Server.start(
            new ServerSettings(
                "127.0.0.1",
                0,
                List.of("localhost"),
                directory.resolve("server"),
                "jdbc:sqlite:" + directory.resolve("server/plumb.db"),
                List.of(environments),
                null,
                null,
                Strictness.of(Strictness.Level.WARNING, false),
                Map.of(),
                KeyKind.EC,
                true),
            new ServerLog(new PrintStream(said, true, StandardCharsets.UTF_8)));
    agent =
        new RealAgent(
            "m1.test", server.port(), Files.createDirectories(directory.resolve("agent")));
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  private void manifest(String text) throws IOException {
    Files.writeString(directory.resolve("environments/production/manifests/site.pp"), text);
  }

  private void file(String path, String text) throws IOException {
    Path file = directory.resolve("environments/production/modules").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void itEnrolsConvergesAndThenFindsNothingToDo() throws Exception {
    file("site/files/motd", "welcome\n");
    file("site/files/tree/a", "a\n");
    file("site/files/tree/sub/b", "b\n");
    file("site/lib/facter/colour.rb", "Facter.add(:colour) { setcode { 'green' } }\n");
    manifest(
        """
        file { '%1$s/motd': source => 'puppet:///modules/site/motd' }
        file { '%1$s/tree': ensure => directory, recurse => true,
          source => 'puppet:///modules/site/tree' }
        file { '%1$s/fact': content => "${facts['colour']} ${trusted['certname']}\\n" }
        """
            .formatted(directory));

    RealAgent.Run first = agent.test();
    assertThat(first.status()).as(first.output() + said).isEqualTo(CHANGED);
    assertThat(directory.resolve("motd")).hasContent("welcome\n");
    assertThat(directory.resolve("tree/sub/b")).hasContent("b\n");
    assertThat(directory.resolve("fact")).hasContent("green m1.test\n");

    RealAgent.Run second = agent.test();
    assertThat(second.status()).as(second.output()).isZero();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("m1.test: report: changed")
        .contains("m1.test: report: unchanged");
  }
}
