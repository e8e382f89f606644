package plumb.cli.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.compiler.evaluation.Strictness;
import plumb.environments.store.SnapshotBuilding;
import plumb.environments.store.Snapshots;
import plumb.server.Server;
import plumb.server.ServerLog;
import plumb.server.ServerSettings;
import plumb.server.authority.KeyKind;
import plumb.server.authority.SigningPolicy;

/** What the reference's agent asks of a server that ours does not. */
class PuppetAgentTest {
  private static final int CHANGED = 2;

  private final Path directory;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  PuppetAgentTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeEach
  void isThere() {
    assumeTrue(PuppetAgent.isThere(), "puppet is not installed");
  }

  private Server start() throws IOException {
    return Server.start(
        new ServerSettings(
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
            SigningPolicy.EVERYBODY),
        new ServerLog(new PrintStream(said, true, UTF_8)));
  }

  private PuppetAgent agent(Server server) throws IOException {
    return new PuppetAgent(
        "m1.test", server.port(), Files.createDirectories(directory.resolve("agent")));
  }

  private Path write(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private void deploy() throws IOException {
    Path written = directory.resolve("written");
    Snapshots snapshots = new Snapshots(directory.resolve("environments"));
    SnapshotBuilding building = snapshots.begin("production.abc");
    try (Stream<Path> all = Files.walk(written)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        building.carry(written.relativize(file).toString(), file);
      }
    }
    Path unused = snapshots.switchTo("production", building.finish("{}"));
  }

  @Test
  void ofAStaticCatalogItAsksForContentAlone() throws Exception {
    write("written/environment.conf", "modulepath = modules\n");
    write("written/modules/site/files/a file", "one\n");
    write("written/modules/site/files/tree/sub/b", "b\n");
    write(
        "written/manifests/site.pp",
        """
        file { 'HERE/motd': source => 'puppet:///modules/site/a file' }
        file { 'HERE/tree': ensure => directory, recurse => true,
          source => 'puppet:///modules/site/tree' }
        """
            .replace("HERE", Files.createDirectory(directory.resolve("out")).toString()));
    deploy();
    try (Server server = start()) {
      PuppetAgent agent = agent(server);
      TestedAgent.Run run = agent.run("--http_debug");
      assertThat(run.status()).as("%s%n%s", run, said).isEqualTo(CHANGED);
      assertThat(directory.resolve("out/motd")).hasContent("one\n");
      assertThat(directory.resolve("out/tree/sub/b")).hasContent("b\n");
      assertThat(run.output())
          .contains("/puppet/v3/static_file_content/modules/site/files/a%20file?")
          .doesNotContain("/puppet/v3/file_metadata/")
          .doesNotContain("/puppet/v3/file_metadatas/modules")
          .doesNotContain("/puppet/v3/file_content/");
      TestedAgent.Run again = agent.run("--http_debug");
      assertThat(again.status()).as(again.toString()).isZero();
      assertThat(again.output()).doesNotContain("file_content");
    }
  }

  @Test
  void itKeepsFilesInTheServersBucketAndGetsThemBack() throws Exception {
    Path file = write("out/f", "as it was\n");
    write("environments/production/environment.conf", "modulepath = modules\n");
    write(
        "environments/production/manifests/site.pp",
        "filebucket { 'main': server => 'localhost', port => PORT, path => false }\n"
            + "File { backup => main }\n"
            + "file { '"
            + file
            + "': content => 'as it is' }\n");
    try (Server server = start()) {
      Path manifest = directory.resolve("environments/production/manifests/site.pp");
      Files.writeString(
          manifest, Files.readString(manifest).replace("PORT", String.valueOf(server.port())));
      PuppetAgent agent = agent(server);
      TestedAgent.Run run = agent.run();
      assertThat(run.status()).as("%s%n%s", run, said).isEqualTo(CHANGED);
      assertThat(file).hasContent("as it is");
      assertThat(run.output()).contains("Filebucketed " + file);

      Path other = write("out/other", "another\n");
      TestedAgent.Run backup = agent.filebucket("backup", other.toString());
      assertThat(backup.status()).as(backup.toString()).isZero();
      String kept = backup.output().replaceAll("(?s).*: ([0-9a-f]{64})\\s*$", "$1");
      assertThat(agent.filebucket("get", kept).output()).contains("another\n");
      Files.delete(other);
      TestedAgent.Run restored = agent.filebucket("restore", other.toString(), kept);
      assertThat(restored.status()).as(restored.toString()).isZero();
      assertThat(other).hasContent("another\n");
      TestedAgent.Run unknown = agent.filebucket("get", "0".repeat(64));
      assertThat(unknown.status()).as(unknown.toString()).isNotZero();
    }
  }
}
