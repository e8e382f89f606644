package plumb.cli.server.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumb.store.OlderSchema;
import plumb.store.Store;
import plumb.store.nodes.EventRow;
import plumb.store.nodes.ReportRow;

/** A server that was killed while it made or changed its schema goes on at the next start. */
class KilledMigrationTest {
  private static final int REPORTS = 20;

  /** A start takes about so long until the schema is there and the authority founded. */
  private static final int START_MILLIS = 2000;

  private final Path directory;

  KilledMigrationTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @ParameterizedTest
  @CsvSource({"sqlite, 0", "postgresql, 2"})
  void theNextStartGoesOn(String kind, String version) throws Exception {
    killed(kind, version, 1);
  }

  @Tag("long")
  @ParameterizedTest
  @CsvSource({"sqlite, 0", "sqlite, 2", "postgresql, 0", "postgresql, 2"})
  void theNextStartGoesOnAfterFiftyKills(String kind, String version) throws Exception {
    killed(kind, version, 50);
  }

  private void killed(String kind, String version, int kills) throws Exception {
    Files.createDirectories(directory.resolve("server"));
    Random chance = new Random();
    int rounds = Math.max(1, kills / 10);
    for (int round = 0; round < rounds; round++) {
      // What is migrated is not migrated again: most kills need a database of their own.
      Path own = Files.createDirectories(directory.resolve("round" + round));
      Files.createDirectories(own.resolve("server"));
      String url = Databases.url(kind, own);
      boolean isOld = !version.equals("0");
      if (isOld) {
        OlderSchema.make(url, version);
        for (int i = 0; i < REPORTS; i++) {
          OlderSchema.add(url, row("run" + i));
        }
      }
      try (ServerProcess server = ServerProcess.start(own, url)) {
        for (int i = 0; i < Math.min(kills, 10); i++) {
          Thread.sleep(START_MILLIS / 4 + chance.nextInt(START_MILLIS));
          server.kill();
          server.again();
        }
        server.ready();
        check(url, isOld);
      }
    }
  }

  private static void check(String url, boolean isOld) throws Exception {
    try (Store store = Store.open(url)) {
      Records records = new Records(store);
      if (isOld) {
        assertThat(records.runs()).hasSize(REPORTS);
      }
      assertThat(records.number("SELECT count(*) FROM authority")).isEqualTo(2);
      assertThat(records.number("SELECT count(*) FROM bucket_content")).isZero();
      records.areWhole();
    }
  }

  private static ReportRow row(String run) {
    List<EventRow> events =
        IntStream.range(0, SentReport.EVENTS)
            .mapToObj(i -> new EventRow("File", "/f" + i, "mode", "success", "m", null, 0))
            .toList();
    return new ReportRow(
        "n", run, "production", 1, 1, "changed", false, "{}".getBytes(UTF_8), events);
  }
}
