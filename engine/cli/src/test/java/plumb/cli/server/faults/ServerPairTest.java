package plumb.cli.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.store.Store;

/** Two servers with one PostgreSQL, which start at once, and of which one is killed. */
class ServerPairTest {

  private final Path directory;
  private final Set<String> reported = ConcurrentHashMap.newKeySet();

  ServerPairTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void oneGoesOnWhenTheOtherIsKilled() throws Exception {
    String url = Databases.url("postgresql", directory);
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    try (ServerProcess one =
            ServerProcess.start(
                ServerProcess.place(directory.resolve("one"), secret), url, "--autosign");
        ServerProcess other =
            ServerProcess.start(
                ServerProcess.place(directory.resolve("other"), secret), url, "--autosign")) {
      one.ready();
      other.ready();
      WireNode anybody = WireNode.anybody();
      assertThat(anybody.certificate(one.port(), "ca").body())
          .as("they found one authority")
          .isEqualTo(anybody.certificate(other.port(), "ca").body());
      signsOnce(anybody, one.port(), other.port());

      WireNode node = WireNode.enrolled("n1.test", one.port());
      AtomicBoolean killed = new AtomicBoolean();
      try (Load load = new Load()) {
        for (int i = 0; i < 4; i++) {
          load.again(() -> report(node, List.of(one.port(), other.port()), killed));
        }
        load.until(() -> reported.size() > 20);
        killed.set(true);
        one.kill();
        int before = reported.size();
        load.until(() -> reported.size() > before + 50);
        load.close();
        load.check();
      }
      assertThat(one.log() + other.log()).doesNotContain("defect at");
      try (Store store = Store.open(url)) {
        Records records = new Records(store);
        assertThat(records.runs()).containsAll(reported);
        assertThat(records.number("SELECT count(*) FROM authority")).isEqualTo(2);
        records.areWhole();
      }
    }
  }

  /** A request that comes to both at the same time is signed by one. */
  private static void signsOnce(WireNode anybody, int one, int other) throws Exception {
    for (int i = 0; i < 10; i++) {
      String name = "both-" + i;
      String request = WireNode.request(name, WireNode.key());
      CountDownLatch start = new CountDownLatch(1);
      AtomicReference<@Nullable Exception> problem = new AtomicReference<>();
      List<Thread> threads =
          List.of(one, other).stream()
              .map(
                  port ->
                      new Thread(
                          () -> {
                            try {
                              start.await();
                              // The second one is told that the name has a certificate.
                              assertThat(anybody.submit(port, name, request).statusCode())
                                  .isIn(200, 400);
                            } catch (Exception e) {
                              problem.set(e);
                            }
                          }))
              .toList();
      threads.forEach(Thread::start);
      start.countDown();
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(problem).hasValue(null);
      assertThat(WireNode.text(anybody.certificate(one, name)))
          .isEqualTo(WireNode.text(anybody.certificate(other, name)))
          .contains("BEGIN CERTIFICATE");
    }
  }

  /** As an agent with a list of servers does: the next one, when one does not answer. */
  private void report(WireNode node, List<Integer> ports, AtomicBoolean killed) throws Exception {
    String run = UUID.randomUUID().toString();
    String json = SentReport.of(node.name(), run, "written");
    int answered = 0;
    for (int port : ports) {
      try {
        assertThat(node.report(port, json).statusCode()).isEqualTo(200);
        answered++;
        if (answered == 1) {
          reported.add(run);
        }
      } catch (IOException e) {
        assertThat(killed).as("only who was killed does not answer: %s", e).isTrue();
      }
    }
    assertThat(answered).as("servers that answered").isPositive();
  }
}
