package plumb.cli.server;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumb.server.gate.KeptPushes;
import plumb.store.Store;
import plumb.store.pushes.PushTables;

/** The pushes of a database that is used directly. */
final class LocalPushes implements PushAccess {
  private static final int MOST = 200;

  private final Store store;
  private final KeptPushes pushes;

  /** Closes the database with itself. */
  LocalPushes(Store store) {
    this.store = store;
    pushes = new KeptPushes(store);
  }

  @Override
  public List<Map<?, ?>> latest() {
    return List.copyOf(pushes.latest(MOST));
  }

  @Override
  public @Nullable Map<String, String> diff(long number, String format) {
    Optional<List<PushTables.Report>> reports = pushes.reports(number, format, any -> true);
    if (reports.isEmpty()) {
      return null;
    }
    Map<String, String> byEnvironment = new LinkedHashMap<>();
    for (PushTables.Report report : reports.get()) {
      byEnvironment.put(report.environment(), new String(report.body(), StandardCharsets.UTF_8));
    }
    return byEnvironment;
  }

  @Override
  public @Nullable String approve(long number) {
    String user = Local.user();
    return pushes.approve(number, user, user, System.currentTimeMillis());
  }

  @Override
  public void close() {
    store.close();
  }
}
