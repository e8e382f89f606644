package plumb.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumb.store.buckets.BucketFile;
import plumb.store.buckets.Buckets;
import plumb.store.nodes.CatalogRow;
import plumb.store.nodes.EventRow;
import plumb.store.nodes.NodeRow;
import plumb.store.nodes.Nodes;
import plumb.store.nodes.ReportRow;

/** Both databases do the same. */
class StoreTest {
  private static @Nullable TemporaryPostgres postgres;

  private final Path directory;

  StoreTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @AfterAll
  static void stopPostgres() {
    if (postgres != null) {
      postgres.close();
      postgres = null;
    }
  }

  private String url(String database) throws IOException, SQLException {
    if (database.equals("sqlite")) {
      return "jdbc:sqlite:" + directory.resolve("plumb.db");
    }
    assumeTrue(TemporaryPostgres.isThere(), "PostgreSQL is not installed, or this is not root");
    if (postgres == null) {
      postgres = TemporaryPostgres.start();
    }
    return postgres.database();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aBucketKeepsContentsOnceAndTheOldestGoFirst(String database) throws Exception {
    try (Store store = Store.open(url(database))) {
      byte[] one = "one".getBytes(UTF_8);
      bucket(store, all -> put(all, new BucketFile("a", "md5", "01", "/x"), one, 1));
      bucket(store, all -> put(all, new BucketFile("a", "sha256", "02", "/x"), one, 1));
      bucket(store, all -> put(all, new BucketFile("b", "md5", "01", ""), one, 2));
      assertThat(count(store, "bucket_content")).isEqualTo(1);
      Optional<byte[]> content = bucket(store, all -> all.content("a", "md5", "01", "/x"));
      assertThat(content).hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(one));
      assertThat(has(store, "c", "md5", "01")).isFalse();
      assertThat(has(store, null, "md5", "01")).isTrue();

      bucket(store, all -> put(all, new BucketFile("a", "md5", "03", ""), new byte[9], 3));
      long bytes = bucket(store, all -> all.bytes("a"));
      assertThat(bytes).isEqualTo(9);
      assertThat(has(store, "a", "sha256", "02")).isFalse();
      assertThat(has(store, "b", "md5", "01")).isTrue();

      int removed = bucket(store, all -> all.removeBefore(3));
      assertThat(removed).isEqualTo(1);
      assertThat(count(store, "bucket_content")).isEqualTo(1);
    }
  }

  private static <R> R bucket(Store store, Function<Buckets, R> work) {
    return store.inTransaction(handle -> work.apply(new Buckets(handle)));
  }

  private static boolean put(Buckets buckets, BucketFile file, byte[] content, long time) {
    buckets.put(file, content, time, 10);
    return true;
  }

  private static boolean has(
      Store store, @Nullable String node, String algorithm, String checksum) {
    return bucket(store, all -> all.has(node, algorithm, checksum, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void whatIsKeptIsThereWhenItIsOpenedAgain(String database) throws Exception {
    String url = url(database);
    try (Store store = Store.open(url);
        WriteQueue queue = new WriteQueue(store)) {
      List<CompletableFuture<Void>> writes =
          Stream.of("b", "a")
              .flatMap(
                  node ->
                      Stream.of(
                          queue.add(h -> facts(h, node)),
                          queue.add(h -> catalog(h, node)),
                          queue.add(h -> report(h, node)),
                          queue.add(h -> report(h, node))))
              .toList();
      CompletableFuture.allOf(writes.toArray(new CompletableFuture<?>[0])).join();
    }
    try (Store store = Store.open(url)) {
      List<NodeRow> nodes = read(store, all -> all.all());
      assertThat(nodes).extracting(NodeRow::name).containsExactly("a", "b");
      assertThat(nodes.get(0).status()).isEqualTo("changed");
      Optional<byte[]> facts = read(store, all -> all.facts("a"));
      assertThat(facts)
          .hasValueSatisfying(body -> assertThat(body).asString(UTF_8).isEqualTo("{\"of\":\"a\"}"));
      Optional<byte[]> catalog = read(store, all -> all.catalog("b"));
      assertThat(catalog).isPresent();
      assertThat(exported(store)).containsExactly("key of b");
      assertThat(count(store, "report")).as("delivered twice, kept once").isEqualTo(2);
      assertThat(count(store, "event")).isEqualTo(2);
      assertThat(count(store, "catalog")).as("two nodes have the same").isEqualTo(1);
      boolean gone = store.inTransaction(handle -> new Nodes(handle).deactivate("b", 9));
      assertThat(gone).isTrue();
      assertThat(exported(store)).isEmpty();
    }
  }

  private static void facts(Handle handle, String node) {
    new Nodes(handle)
        .putFacts(node, "production", 1, ("{\"of\":\"" + node + "\"}").getBytes(UTF_8));
  }

  private static void catalog(Handle handle, String node) {
    new Nodes(handle)
        .put(
            new CatalogRow(
                node,
                "production",
                2,
                "{}".getBytes(UTF_8),
                List.of(new CatalogRow.ResourceName("File", "/etc/motd")),
                List.of(new CatalogRow.Exported("Sshkey", node, "key of " + node))));
  }

  private static void report(Handle handle, String node) {
    new Nodes(handle)
        .add(
            new ReportRow(
                node,
                "run-of-" + node,
                "production",
                3,
                2,
                "changed",
                false,
                "{}".getBytes(UTF_8),
                List.of(
                    new EventRow(
                        "File", "/etc/motd", "content", "success", "written", "a.pp", 3))));
  }

  private static List<String> exported(Store store) {
    return read(store, all -> all.exported("Sshkey", "a"));
  }

  private static boolean isKnown(Store store, String node) {
    return read(store, all -> all.node(node)).isPresent();
  }

  private static <R> R read(Store store, Function<Nodes, R> reader) {
    return store.with(handle -> reader.apply(new Nodes(handle)));
  }

  private static int count(Store store, String table) {
    return store.with(
        handle -> handle.createQuery("SELECT count(*) FROM " + table).mapTo(Integer.class).one());
  }

  @Test
  void whatNobodyWaitsForIsWrittenSoonAndInOrder() throws Exception {
    try (Store store = Store.open(url("sqlite"));
        WriteQueue queue = new WriteQueue(store)) {
      queue.addLater(handle -> facts(handle, "a")).get(5, TimeUnit.SECONDS);
      assertThat(isKnown(store, "a")).isTrue();
      List<String> order = Collections.synchronizedList(new ArrayList<>());
      CompletableFuture<Void> later = queue.addLater(handle -> order.add("later"));
      queue.add(handle -> order.add("now")).get(5, TimeUnit.SECONDS);
      assertThat(later).isDone();
      assertThat(order).containsExactly("later", "now");
      for (int i = 0; i < 1000; i++) {
        String node = "n" + i;
        var unused = queue.addLater(handle -> facts(handle, node));
      }
    }
    try (Store store = Store.open(url("sqlite"))) {
      assertThat(isKnown(store, "n0")).isTrue();
      assertThat(isKnown(store, "n999")).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aWriteThatFailsTakesNoOtherWithIt(String database) throws Exception {
    try (Store store = Store.open(url(database));
        WriteQueue queue = new WriteQueue(store)) {
      AtomicInteger failed = new AtomicInteger();
      List<CompletableFuture<Void>> writes =
          IntStream.range(0, 50)
              .mapToObj(
                  number ->
                      queue.add(
                          handle -> {
                            facts(handle, "n" + number);
                            if (number % 10 == 3) {
                              throw new IllegalArgumentException("no");
                            }
                          }))
              .toList();
      for (CompletableFuture<Void> write : writes) {
        write
            .exceptionally(
                problem -> {
                  failed.incrementAndGet();
                  return null;
                })
            .join();
      }
      assertThat(failed).hasValue(5);
      assertThat(isKnown(store, "n3")).isFalse();
      assertThat(isKnown(store, "n4")).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void serversThatWriteTheSameRowsLoseNothing(String database) throws Exception {
    String url = url(database);
    try (Store one = Store.open(url);
        Store other = Store.open(url);
        WriteQueue oneQueue = new WriteQueue(one);
        WriteQueue otherQueue = new WriteQueue(other)) {
      Random chance = new Random(1);
      List<CompletableFuture<Void>> writes = new ArrayList<>();
      for (int i = 0; i < 2000; i++) {
        String node = "n" + chance.nextInt(10);
        WriteQueue queue = i % 2 == 0 ? oneQueue : otherQueue;
        writes.add(queue.add(handle -> facts(handle, node)));
      }
      CompletableFuture.allOf(writes.toArray(new CompletableFuture<?>[0])).join();
      assertThat(count(other, "node")).isEqualTo(10);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void oneAtATimeDoesWhatNeedsTheLock(String database) throws Exception {
    try (Store store = Store.open(url(database))) {
      AtomicInteger inside = new AtomicInteger();
      AtomicInteger most = new AtomicInteger();
      List<Thread> threads =
          IntStream.range(0, 4)
              .mapToObj(
                  number ->
                      new Thread(
                          () -> {
                            for (int i = 0; i < 20; i++) {
                              store.alone(
                                  Store.Lock.AUTHORITY,
                                  handle -> {
                                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                                    Thread.yield();
                                    return inside.decrementAndGet();
                                  });
                            }
                          }))
              .toList();
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(most).hasValue(1);
    }
  }

  @Test
  void aFileIsItsOwnersAlone() throws Exception {
    try (Store store = Store.inFile(directory.resolve("plumb.db"))) {
      facts(store);
      for (String name : List.of("plumb.db", "plumb.db-wal", "plumb.db-shm")) {
        assertThat(
                PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(directory.resolve(name))))
            .as(name)
            .isEqualTo("rw-------");
      }
    }
  }

  private static void facts(Store store) {
    boolean unused =
        store.inTransaction(
            handle -> {
              facts(handle, "n");
              return true;
            });
  }

  @Test
  void aDatabaseThatCannotBeReachedIsNamed() {
    assertThatThrownBy(
            () -> Store.open("jdbc:postgresql://127.0.0.1:1/nothing?connectTimeout=1").close())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("refused");
  }
}
