package plumb.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumb.store.nodes.CatalogRow;
import plumb.store.nodes.EventRow;
import plumb.store.nodes.Forgetting;
import plumb.store.nodes.NodeRow;
import plumb.store.nodes.Nodes;
import plumb.store.nodes.ReportRow;
import plumb.store.nodes.Retention;

/** Both databases forget the same, and nothing else. */
class ForgettingTest {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final Retention RETENTION =
      new Retention(Duration.ofDays(7), Duration.ofDays(14), Duration.ofDays(10), 0);

  private static @Nullable TemporaryPostgres postgres;
  private final Path directory;

  ForgettingTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @AfterAll
  static void stopPostgres() {
    if (postgres != null) {
      postgres.close();
      postgres = null;
    }
  }

  private Store open(String database) throws Exception {
    return Store.open(url(database));
  }

  private String url(String database) throws Exception {
    if (database.equals("sqlite")) {
      return "jdbc:sqlite:" + directory.resolve("plumb.db");
    }
    assumeTrue(TemporaryPostgres.isThere(), "PostgreSQL is not installed, or this is not root");
    TemporaryPostgres started = postgres == null ? TemporaryPostgres.start() : postgres;
    postgres = started;
    return started.database();
  }

  private static void catalog(Handle handle, String node, long day) {
    byte[] body = ("{\"of\":\"" + node + "\"}").getBytes(UTF_8);
    new Nodes(handle)
        .put(
            new CatalogRow(
                node,
                "production",
                day * DAY,
                body,
                List.of(new CatalogRow.ResourceName("File", "/etc/motd")),
                List.of(new CatalogRow.Exported("Sshkey", node, "key of " + node))));
  }

  private static void report(Handle handle, String node, long day) {
    new Nodes(handle)
        .add(
            new ReportRow(
                node,
                node + day,
                "production",
                day * DAY,
                day * DAY,
                "changed",
                false,
                "0123456789".getBytes(UTF_8),
                List.of(new EventRow("File", "/a", "content", "success", "written", "a.pp", 3))));
  }

  private static Forgetting.Removed forget(Store store, long day, Retention retention) {
    return store.alone(
        Store.Lock.HOUSEKEEPING, handle -> new Forgetting(handle, day * DAY).run(retention));
  }

  private static int count(Store store, String table) {
    return store.with(
        handle -> handle.createQuery("SELECT count(*) FROM " + table).mapTo(Integer.class).one());
  }

  private static List<String> names(Store store) {
    return store.with(handle -> new Nodes(handle).all()).stream().map(NodeRow::name).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void silentNodesLeaveAndComeBackAndAreForgottenAtLast(String database) throws Exception {
    try (Store store = open(database)) {
      store.inTransaction(
          handle -> {
            catalog(handle, "quiet", 100);
            report(handle, "quiet", 101);
            catalog(handle, "loud", 100);
            report(handle, "loud", 107);
            return true;
          });
      assertThat(forget(store, 107, RETENTION).isAnything()).isFalse();
      assertThat(forget(store, 109, RETENTION).silentNodes()).isEqualTo(1);
      assertThat(names(store)).containsExactly("loud");
      List<String> exported = store.with(handle -> new Nodes(handle).exported("Sshkey", "x"));
      assertThat(exported).containsExactly("key of loud");

      store.inTransaction(
          handle -> {
            report(handle, "quiet", 110);
            return true;
          });
      assertThat(names(store)).containsExactly("loud", "quiet");
      assertThat(forget(store, 118, RETENTION).silentNodes()).isEqualTo(2);
      assertThat(forget(store, 131, RETENTION).nodes()).isZero();
      Forgetting.Removed last = forget(store, 133, RETENTION);
      assertThat(last.nodes()).isEqualTo(2);
      for (String table : List.of("node", "report", "event", "exported", "catalog", "resource")) {
        assertThat(count(store, table)).as(table).isZero();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void whatTwoServersForgetAtTheSameTimeIsForgottenOnce(String database) throws Exception {
    String url = url(database);
    try (Store one = Store.open(url);
        Store other = Store.open(url)) {
      for (int round = 0; round < 10; round++) {
        String node = "n" + round;
        one.inTransaction(
            handle -> {
              for (int day = 80; day < 100; day++) {
                report(handle, node, day);
              }
              catalog(handle, node, 80);
              return true;
            });
        CompletableFuture<Forgetting.Removed> there =
            CompletableFuture.supplyAsync(() -> forget(other, 108, RETENTION));
        Forgetting.Removed here = forget(one, 108, RETENTION);
        assertThat(List.of(here, there.join()))
            .containsExactlyInAnyOrder(
                new Forgetting.Removed(1, 0, 18, 0), new Forgetting.Removed(0, 0, 0, 0));
      }
      assertThat(count(one, "report")).isEqualTo(20);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void oldReportsGoButForANodesLastOne(String database) throws Exception {
    try (Store store = open(database)) {
      store.inTransaction(
          handle -> {
            for (int day = 1; day <= 20; day++) {
              report(handle, "a", day);
            }
            report(handle, "b", 1);
            return true;
          });
      Retention young = new Retention(Duration.ZERO, Duration.ZERO, Duration.ofDays(10), 0);
      assertThat(forget(store, 20, young).reports()).as("days 1 to 9 of a").isEqualTo(9);
      assertThat(count(store, "report")).isEqualTo(12);
      assertThat(count(store, "event")).isEqualTo(12);
      Retention small = new Retention(Duration.ZERO, Duration.ZERO, Duration.ZERO, 35);
      assertThat(forget(store, 20, small).reports()).as("three of a stay").isEqualTo(8);
      assertThat(count(store, "report")).isEqualTo(4);
      Optional<byte[]> last = store.with(handle -> new Nodes(handle).report("b"));
      assertThat(last).isPresent();
      Retention none = new Retention(Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);
      assertThat(forget(store, 9999, none).reports()).isZero();
    }
  }
}
