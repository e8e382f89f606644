package plumb.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.environments.store.Snapshot;

/** How a server starts and ends, and what it holds meanwhile. */
class ServerLifeTest {
  private static final Duration AT_ONCE = Duration.ofSeconds(-5);

  private final Path directory;

  ServerLifeTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void aServerKeepsItsCertificateUntilItsNamesChange() throws Exception {
    try (RunningServer first = new RunningServer(directory)) {
      assertThat(first.server().authority().certificates()).hasSize(1);
    }
    Path kept = directory.resolve("server/identity.pem");
    assertThat(Files.getPosixFilePermissions(kept)).hasSize(2);
    try (RunningServer again = new RunningServer(directory)) {
      assertThat(again.server().authority().certificates()).hasSize(1);
      assertThat(Client.anybody(again.server()).get("/puppet-ca/v1/certificate/ca").statusCode())
          .isEqualTo(200);
    }
    try (RunningServer named =
        new RunningServer(directory, s -> named(s, List.of("localhost", "puppet")))) {
      assertThat(named.server().authority().certificates()).hasSize(2);
      named.server().authority().revoke("localhost", "test");
    }
    try (RunningServer revoked =
        new RunningServer(directory, s -> named(s, List.of("localhost", "puppet")))) {
      assertThat(revoked.server().authority().certificates()).hasSize(3);
    }
    Files.writeString(kept, "damaged");
    try (RunningServer damaged =
        new RunningServer(directory, s -> named(s, List.of("localhost", "puppet")))) {
      assertThat(damaged.server().authority().certificates()).hasSize(4);
    }
  }

  private static ServerSettings named(ServerSettings s, List<String> names) {
    return new ServerSettings(
        s.address(),
        s.port(),
        names,
        s.directory(),
        s.database(),
        s.environmentPath(),
        s.hieraConfig(),
        s.classifier(),
        s.strictness(),
        s.mounts(),
        s.keys(),
        s.autosign());
  }

  @Test
  void aServerThatCannotStartHoldsNothing() throws Exception {
    try (RunningServer first = new RunningServer(directory)) {
      int taken = first.server().port();
      Path other = Files.createDirectory(directory.resolve("other"));
      assertThatThrownBy(() -> new RunningServer(other, s -> atPort(s, taken)))
          .hasMessageContaining("Address already in use");
      assertThat(openFiles()).noneMatch(file -> file.startsWith(other.toString()));
      assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
          .filteredOn("store-writer"::equals)
          .hasSize(1);
    }
  }

  private static ServerSettings atPort(ServerSettings s, int port) {
    return new ServerSettings(
        s.address(),
        port,
        s.names(),
        s.directory(),
        s.database(),
        s.environmentPath(),
        s.hieraConfig(),
        s.classifier(),
        s.strictness(),
        s.mounts(),
        s.keys(),
        s.autosign());
  }

  private static List<String> openFiles() throws Exception {
    try (var all = Files.list(Path.of("/proc/self/fd"))) {
      return all.map(
              fd -> {
                try {
                  return Files.readSymbolicLink(fd).toString();
                } catch (java.io.IOException gone) {
                  return "";
                }
              })
          .toList();
    }
  }

  @Test
  void aReplacedEnvironmentGoesWhenNobodyUsesItAnyMore() throws Exception {
    try (RunningServer site = new RunningServer(directory)) {
      Snapshot first =
          site.deploy("production", "{}", Map.of("manifests/site.pp", "notify { 'one': }"));
      Client node = site.client("n1.test");
      assertThat(Client.text(node.get("/puppet/v3/catalog/n1.test?environment=production")))
          .contains("\"one\"");
      Snapshot second =
          site.deploy("production", "{}", Map.of("manifests/site.pp", "notify { 'two': }"));
      site.snapshots().collect(AT_ONCE);
      assertThat(first.root()).as("it is still held").exists();

      assertThat(Client.text(node.get("/puppet/v3/catalog/n1.test?environment=production")))
          .contains("\"two\"");
      site.snapshots().collect(AT_ONCE);
      assertThat(first.root()).doesNotExist();
      assertThat(second.root()).exists();
    }
  }

  @Test
  void aReplacedEnvironmentThatNobodyAsksForGoesToo() throws Exception {
    try (RunningServer site = new RunningServer(directory)) {
      Snapshot first =
          site.deploy("production", "{}", Map.of("manifests/site.pp", "notify { 'one': }"));
      assertThat(
              site.client("n1.test")
                  .get("/puppet/v3/catalog/n1.test?environment=production")
                  .statusCode())
          .isEqualTo(200);
      Snapshot unused =
          site.deploy("production", "{}", Map.of("manifests/site.pp", "notify { 'two': }"));
      long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (Files.exists(first.root()) && System.nanoTime() < end) {
        Thread.sleep(200);
        site.snapshots().collect(AT_ONCE);
      }
      assertThat(first.root()).doesNotExist();
    }
  }
}
