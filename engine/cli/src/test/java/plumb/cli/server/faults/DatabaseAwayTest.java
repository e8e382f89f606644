package plumb.cli.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.store.Store;

/** A server whose PostgreSQL is not there says so, lives on, and works as soon as it is back. */
class DatabaseAwayTest {

  private final Path directory;
  private final Set<String> reported = ConcurrentHashMap.newKeySet();
  private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();

  DatabaseAwayTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void agentsAreToldToComeAgain() throws Exception {
    String url = Databases.url("postgresql", directory);
    Path manifests = directory.resolve("environments/production/manifests");
    Files.createDirectories(manifests);
    Files.writeString(
        manifests.resolve("site.pp"),
        "@@notify { \"of ${trusted['certname']}\": }\nNotify <<| |>>\nnotify { $facts['x']: }\n");
    try (ServerProcess server = ServerProcess.start(directory, url, "--autosign").ready();
        Load load = new Load()) {
      int port = server.port();
      WireNode node = WireNode.enrolled("n1.test", port);
      for (int i = 0; i < 4; i++) {
        load.again(() -> report(node, port));
      }
      load.again(() -> taken(node.catalog(port, "x", UUID.randomUUID().toString())));
      load.again(
          () -> {
            String name = "n-" + UUID.randomUUID();
            taken(node.submit(port, name, WireNode.request(name, WireNode.key())));
          });
      load.until(() -> reported.size() > 20);
      Databases.postgres().stop();
      load.until(() -> statuses.containsKey(503));
      Databases.postgres().again();
      int before = reported.size();
      load.until(() -> reported.size() > before + 20);
      load.close();
      load.check();
      assertThat(server.isAlive()).isTrue();
      assertThat(taken(node.catalog(port, "x", "now"))).isTrue();
      assertThat(new TreeMap<>(statuses)).containsOnlyKeys(200, 503);
      assertThat(server.log())
          .doesNotContain("defect at")
          .contains("/puppet/v3/report/n1.test: the database cannot be used: ");
      try (Store store = Store.open(url)) {
        assertThat(new Records(store).runs()).containsAll(reported);
        new Records(store).areWhole();
      }
    }
  }

  private void report(WireNode node, int port) throws Exception {
    String run = UUID.randomUUID().toString();
    String json = SentReport.of(node.name(), run, "written");
    // An agent that is told to come again sends the same report.
    for (int i = 0; i < 3; i++) {
      if (taken(node.report(port, json))) {
        reported.add(run);
        return;
      }
    }
  }

  private boolean taken(HttpResponse<byte[]> answer) {
    statuses.merge(answer.statusCode(), 1, Integer::sum);
    if (answer.statusCode() == 503) {
      assertThat(answer.headers().firstValue("retry-after").orElse("")).matches("[1-9]\\d*");
    } else {
      assertThat(answer.statusCode()).as(WireNode.text(answer)).isEqualTo(200);
    }
    return answer.statusCode() == 200;
  }
}
