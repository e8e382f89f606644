package plumb.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.cli.server.faults.Databases;
import plumb.cli.server.faults.ServerProcess;
import plumb.store.Store;
import plumb.store.nodes.Reports;

/** Two servers with one PostgreSQL, of which one is killed: agents notice nothing but a retry. */
class FailOverTest {
  private static final int CHANGED = 2;
  private static final String REFERENCE = "reference.test";
  private static final String OURS = "ours.test";

  private final Path directory;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  FailOverTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void agentsGoOnWithTheOtherServer() throws Exception {
    assumeTrue(PuppetAgent.isThere(), "puppet is not installed");
    String url = Databases.url("postgresql", directory);
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    try (ServerProcess one = ServerProcess.start(place("one", secret), url, "--autosign");
        ServerProcess other = ServerProcess.start(place("other", secret), url, "--autosign")) {
      one.ready();
      other.ready();
      String servers = "localhost:%d,localhost:%d".formatted(one.port(), other.port());
      PuppetAgent reference = PuppetAgent.of(servers, REFERENCE, home(REFERENCE));
      OurAgent ours = new OurAgent(Place.HERE, OURS, servers, home(OURS), directory);
      ends(reference.run(), CHANGED);
      assertThat(one.log()).contains(REFERENCE + ": report: changed");

      Future<TestedAgent.Run> underWay = threads.submit(() -> ours.run());
      await("half");
      one.kill();
      Files.createFile(directory.resolve("on"));
      ends(underWay.get(), CHANGED);
      assertThat(directory.resolve(OURS + ".f")).hasContent("content\n");
      ends(reference.run(), 0);
      assertThat(other.log())
          .contains(OURS + ": report: changed", REFERENCE + ": report: unchanged");

      one.again();
      one.ready();
      other.kill();
      ends(ours.run(), 0);
      ends(reference.run(), 0);
      assertThat(one.last())
          .contains(OURS + ": report: unchanged", REFERENCE + ": report: unchanged");
      assertThat(one.log() + other.log()).doesNotContain("defect at");
    }
    try (Store store = Store.open(url)) {
      assertThat(statuses(store, REFERENCE)).containsExactly("unchanged", "unchanged", "changed");
      assertThat(statuses(store, OURS)).containsExactly("unchanged", "changed");
      int certificates =
          store.with(
              handle ->
                  handle
                      .createQuery("SELECT count(*) FROM certificate WHERE name LIKE '%.test'")
                      .mapTo(Integer.class)
                      .one());
      assertThat(certificates).as("nobody had to enrol again").isEqualTo(2);
    }
  }

  private static List<String> statuses(Store store, String node) {
    return store.with(handle -> new Reports(handle).of(node, 10)).stream()
        .map(Reports.Summary::status)
        .toList();
  }

  private static void ends(TestedAgent.Run run, int status) {
    assertThat(run.status()).as(run.toString()).isEqualTo(status);
  }

  private Path home(String name) throws IOException {
    return Files.createDirectories(directory.resolve(name));
  }

  /** Where one of the servers is at home; they have the same secret and the same environments. */
  private Path place(String name, byte[] secret) throws IOException {
    Path place = ServerProcess.place(directory.resolve(name), secret);
    Path production = place.resolve("environments/production");
    Path files = Files.createDirectories(production.resolve("modules/m/files"));
    Files.writeString(production.resolve("environment.conf"), "modulepath = modules\n");
    Files.writeString(files.resolve("f"), "content\n");
    Files.writeString(
        Files.createDirectories(production.resolve("manifests")).resolve("site.pp"),
        """
        if $trusted['certname'] == '%s' {
          exec { '/bin/sh -c "touch HERE/half; until test -e HERE/on; do sleep 0.1; done"':
            creates => 'HERE/on',
            before  => File["HERE/${trusted['certname']}.f"],
          }
        }
        file { "HERE/${trusted['certname']}.f": source => 'puppet:///modules/m/f' }
        """
            .formatted(OURS)
            .replace("HERE", directory.toString()));
    return place;
  }

  private void await(String file) throws InterruptedException {
    for (int i = 0; i < 600 && !Files.exists(directory.resolve(file)); i++) {
      Thread.sleep(100);
    }
    assertThat(directory.resolve(file)).exists();
  }
}
