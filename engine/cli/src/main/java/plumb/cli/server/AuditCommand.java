package plumb.cli.server;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plumb.catalog.json.ValueJson;
import plumb.store.Store;
import plumb.store.access.Audit;
import plumb.store.access.AuditRow;

/** {@code plumb audit}: who has changed what at the server. */
@Command(
    name = "audit",
    description = "Shows who has changed what at the server, oldest first.",
    mixinStandardHelpOptions = true)
public final class AuditCommand implements Callable<Integer> {
  private static final int MOST = 100_000;

  @Mixin private ServerDirectory directory = new ServerDirectory();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = Span.Converter.class,
      description = "Only what was done in the last 30m, 12h, 7d (all).")
  private @Nullable Span since;

  @Option(names = "--json", fallbackValue = "true", description = "For programs: one a line.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Duration back = since == null ? null : since.duration();
    long from = back == null ? 0 : Clock.systemUTC().instant().minus(back).toEpochMilli();
    try (Store store = directory.open()) {
      List<AuditRow> rows = store.with(handle -> new Audit(handle).since(from, MOST));
      rows.forEach(row -> System.out.println(json ? json(row) : line(row)));
      return 0;
    }
  }

  private static String line(AuditRow row) {
    String text =
        "%s  %s  %s %s"
            .formatted(Instant.ofEpochMilli(row.at()), row.actor(), row.action(), row.subject());
    return row.detail().isEmpty() ? text : text + " (" + row.detail() + ")";
  }

  private static String json(AuditRow row) {
    return ValueJson.text(
        Map.of(
            "at", Instant.ofEpochMilli(row.at()).toString(),
            "actor", row.actor(),
            "action", row.action(),
            "subject", row.subject(),
            "detail", row.detail()),
        false);
  }
}
