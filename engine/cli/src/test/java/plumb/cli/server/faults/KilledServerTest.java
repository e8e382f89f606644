package plumb.cli.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumb.server.authority.Pem;
import plumb.store.Store;

/** What a server has said yes to is there after a kill, and nothing is half there. */
class KilledServerTest {
  private static final int LONGEST_LIFE_MILLIS = 1500;

  private final Path directory;
  private final Set<String> reported = ConcurrentHashMap.newKeySet();
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();
  private final Map<String, String> certified = new ConcurrentHashMap<>();
  private final AtomicInteger catalogs = new AtomicInteger();
  private final AtomicInteger twice = new AtomicInteger();

  KilledServerTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void nothingIsLost(String kind) throws Exception {
    killed(kind, 1);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void nothingIsLostInFiftyKills(String kind) throws Exception {
    killed(kind, 50);
  }

  private void killed(String kind, int kills) throws Exception {
    String url = Databases.url(kind, directory);
    Path manifests = directory.resolve("environments/production/manifests");
    Files.createDirectories(manifests);
    Files.writeString(
        manifests.resolve("site.pp"),
        "@@notify { \"of ${trusted['certname']}\": }\n"
            + "range(1, 20).each |$i| { notify { \"${i} ${facts['x']}\": } }\n");
    Path names = Files.writeString(directory.resolve("names"), "auto*\n");
    Random chance = new Random();
    try (ServerProcess server = ServerProcess.start(directory, url, "--autosign=" + names).ready();
        Load load = load(server.port())) {
      for (int i = 0; i < kills; i++) {
        Thread.sleep(chance.nextInt(LONGEST_LIFE_MILLIS));
        load.check();
        server.kill();
        server.again();
        server.ready();
        check(url);
      }
      load.until(() -> !reported.isEmpty() && !certified.isEmpty() && catalogs.get() > 0);
      load.close();
      load.check();
      check(url);
      assertThat(server.log()).doesNotContain("defect at");
    }
  }

  private Load load(int port) throws Exception {
    WireNode node = WireNode.enrolled("auto-node", port);
    WireNode anybody = WireNode.anybody();
    Load load = new Load();
    for (int i = 0; i < 2; i++) {
      load.again(() -> report(node, port));
    }
    load.again(
        () -> {
          HttpResponse<byte[]> got = node.catalog(port, "x", UUID.randomUUID().toString());
          assertThat(got.statusCode()).isEqualTo(200);
          catalogs.incrementAndGet();
        });
    load.again(() -> certify(anybody, port));
    return load;
  }

  private void report(WireNode node, int port) throws Exception {
    String run = UUID.randomUUID().toString();
    HttpResponse<byte[]> taken = node.report(port, SentReport.of(node.name(), run, "written"));
    assertThat(taken.statusCode()).as(WireNode.text(taken)).isEqualTo(200);
    reported.add(run);
  }

  private void certify(WireNode anybody, int port) throws Exception {
    String later = "later-" + UUID.randomUUID();
    assertThat(anybody.submit(port, later, WireNode.request(later, WireNode.key())).statusCode())
        .isEqualTo(200);
    waiting.add(later);
    String name = "auto-" + UUID.randomUUID();
    assertThat(anybody.submit(port, name, WireNode.request(name, WireNode.key())).statusCode())
        .isEqualTo(200);
    String pem = WireNode.text(anybody.certificate(port, name));
    X509Certificate certificate = Pem.certificates(pem).get(0);
    if (certified.put(certificate.getSerialNumber().toString(16), name) != null) {
      twice.incrementAndGet();
    }
  }

  private void check(String url) throws Exception {
    List<String> reportedBefore = new ArrayList<>(reported);
    List<String> waitingBefore = new ArrayList<>(waiting);
    List<String> certifiedBefore = new ArrayList<>(certified.keySet());
    try (Store store = Store.open(url)) {
      Records records = new Records(store);
      assertThat(records.runs()).containsAll(reportedBefore);
      assertThat(records.serials()).containsAll(certifiedBefore);
      assertThat(records.waiting()).containsAll(waitingBefore);
      assertThat(twice).as("serial numbers that were given twice").hasValue(0);
      records.areWhole();
    }
  }
}
