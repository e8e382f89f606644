package plumb.server.gate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plumb.store.Store;
import plumb.store.access.Audit;
import plumb.store.access.AuditRow;
import plumb.store.pushes.PushRow;
import plumb.store.pushes.PushTables;

/** The pushes that were judged, as data for people and programs. Thread-safe. */
public record KeptPushes(Store store) {

  /** The latest ones, the newest first. */
  public List<Map<String, Object>> latest(int most) {
    return store.with(handle -> new PushTables(handle).latest(most)).stream()
        .map(KeptPushes::data)
        .toList();
  }

  /** One of them. */
  public Optional<Map<String, Object>> push(long number) {
    return store.with(handle -> new PushTables(handle).push(number)).map(KeptPushes::data);
  }

  private static Map<String, Object> data(PushRow row) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("number", row.id());
    data.put("time", Instant.ofEpochMilli(row.at()).toString());
    data.put("repository", row.repository());
    data.put("person", row.person());
    data.put("refs", row.refs());
    data.put("outcome", row.outcome());
    data.put("reason", row.reason());
    data.put("changed", row.changed());
    data.put("broken", row.broken());
    return data;
  }

  /**
   * What a push was found to change, an environment at a time.
   *
   * @param format txt, json, md or html
   * @param visible which environments may be seen
   * @return empty when there is no such push
   */
  public Optional<List<PushTables.Report>> reports(
      long number, String format, Predicate<String> visible) {
    if (store.with(handle -> new PushTables(handle).push(number)).isEmpty()) {
      return Optional.empty();
    }
    List<PushTables.Report> reports = new ArrayList<>();
    for (PushTables.Report report :
        store.with(handle -> new PushTables(handle).reports(number, format))) {
      if (visible.test(report.environment())) {
        reports.add(report);
      }
    }
    return Optional.of(reports);
  }

  /**
   * Somebody approves of a push: it lands when it is pushed again.
   *
   * @param person as settings and policies name them
   * @param holder as the audit log does
   * @return why they cannot, for people; null when they have
   */
  public @Nullable String approve(long number, String person, String holder, long now) {
    return store.inTransaction(
        handle -> {
          PushTables tables = new PushTables(handle);
          PushRow push = tables.push(number).orElse(null);
          if (push == null) {
            return "there is no push " + number;
          }
          if (push.person().equals(person)) {
            return "nobody approves of what they have pushed themselves";
          }
          if (!push.outcome().equals(PushHistory.WAITING)) {
            return "push " + number + " does not wait for anybody: it is " + push.outcome();
          }
          tables.approve(number, person, now);
          new Audit(handle)
              .add(new AuditRow(now, holder, "git.push.approve", push.repository(), push.refs()));
          return null;
        });
  }
}
