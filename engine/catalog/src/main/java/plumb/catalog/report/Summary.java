package plumb.catalog.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Counts what the statuses of a run's resources say. */
final class Summary {
  private static final List<String> STATES =
      List.of(
          "skipped",
          "failed",
          "failed_to_restart",
          "restarted",
          "changed",
          "out_of_sync",
          "scheduled",
          "corrective_change");

  private final Map<String, Long> resources = new LinkedHashMap<>();
  private final Map<String, Long> events = new LinkedHashMap<>();
  private final Map<String, Double> times = new LinkedHashMap<>();
  private long changes;
  private boolean noopPending;

  private Summary() {
    resources.put("total", 0L);
    STATES.forEach(state -> resources.put(state, 0L));
    events.put("total", 0L);
    events.put("failure", 0L);
    events.put("success", 0L);
  }

  static Summary of(Collection<ResourceStatus> statuses) {
    Summary summary = new Summary();
    statuses.forEach(summary::count);
    return summary;
  }

  private void count(ResourceStatus status) {
    resources.merge("total", 1L, Long::sum);
    for (String state : STATES) {
      if (isIn(status, state)) {
        resources.merge(state, 1L, Long::sum);
      }
    }
    for (Event event : status.events()) {
      events.merge("total", 1L, Long::sum);
      events.merge(event.status().wireName(), 1L, Long::sum);
      noopPending |= event.status() == Event.Status.NOOP;
    }
    Double seconds = status.evaluationTime();
    if (seconds != null) {
      times.merge(status.resourceType().toLowerCase(Locale.ROOT), seconds, Double::sum);
    }
    changes += status.changeCount();
  }

  private static boolean isIn(ResourceStatus status, String state) {
    return switch (state) {
      case "skipped" -> status.skipped();
      case "failed" -> status.failed();
      case "failed_to_restart" -> status.failedToRestart();
      case "restarted" -> status.restarted();
      case "changed" -> status.changed();
      case "out_of_sync" -> status.outOfSync();
      case "scheduled" -> status.scheduled();
      case "corrective_change" -> status.correctiveChange();
      default -> throw new IllegalArgumentException(state);
    };
  }

  /** Returns the four metrics of a report. */
  List<Metric> metrics(Map<String, Double> furtherTimes) {
    Map<String, Double> allTimes = new LinkedHashMap<>(times);
    furtherTimes.forEach((name, seconds) -> allTimes.put(name.toLowerCase(Locale.ROOT), seconds));
    return List.of(
        metric("resources", resources),
        metric("time", allTimes),
        metric("changes", Map.of("total", changes)),
        metric("events", events));
  }

  private static Metric metric(String name, Map<String, ? extends Number> numbers) {
    List<Metric.Value> values = new ArrayList<>();
    numbers.forEach((key, number) -> values.add(Metric.Value.of(key, number)));
    return Metric.of(name, values);
  }

  String status(boolean completed) {
    if (!completed || has("failed") || has("failed_to_restart")) {
      return "failed";
    }
    return changes > 0 ? "changed" : "unchanged";
  }

  private boolean has(String state) {
    return resources.getOrDefault(state, 0L) > 0;
  }

  boolean noopPending() {
    return noopPending;
  }

  boolean correctiveChange() {
    return has("corrective_change");
  }
}
