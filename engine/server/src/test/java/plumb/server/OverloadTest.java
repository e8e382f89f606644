package plumb.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.store.nodes.Retention;

/** A server that has too much to do says so at once, and goes on. */
class OverloadTest {
  private static final int CLIENTS = 24;

  private final Path directory;

  OverloadTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void whoMustWaitTooLongIsToldToComeLater() throws Exception {
    RunningServer.write(
        directory.resolve("environments"),
        Map.of(
            "loops/manifests/site.pp", "Integer[1, 1000000000000].each |$i| { $x = $i }",
            "production/manifests/site.pp", "notify { 'well': }"));
    ServerSettings.Limits limits =
        new ServerSettings.Limits(
            Duration.ofSeconds(3),
            4,
            Duration.ofMillis(500),
            1 << 20,
            0,
            Duration.ofSeconds(60),
            Retention.USUAL);
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try (RunningServer site =
        new RunningServer(directory, s -> CatalogCacheTest.limited(s, limits))) {
      Client node = site.client("n1.test");
      String loops = "/puppet/v3/catalog/n1.test?environment=loops";
      List<Future<HttpResponse<byte[]>>> asked = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        asked.add(threads.submit(() -> node.get(loops)));
      }
      int later = 0;
      int failed = 0;
      for (Future<HttpResponse<byte[]>> one : asked) {
        HttpResponse<byte[]> response = one.get();
        if (response.statusCode() == 503) {
          later++;
          assertThat(response.headers().firstValue("retry-after").orElse("")).matches("[1-9]\\d*");
        } else {
          failed++;
          assertThat(response.statusCode()).isEqualTo(500);
          assertThat(Client.text(response)).contains("time");
        }
      }
      assertThat(later).isGreaterThanOrEqualTo(CLIENTS - 4 - 2 * processors());
      assertThat(failed).isPositive();
      assertThat(Client.text(node.get("/puppet/v3/catalog/n1.test?environment=production")))
          .contains("well");
      assertThat(Client.text(site.operator().get("/metrics")))
          .contains("plumb_queue_refused_total{queue=\"compile\"} " + later + ".0");
    } finally {
      threads.shutdownNow();
    }
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }
}
