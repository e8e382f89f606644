package plumb.catalog.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.report.Event;
import plumb.catalog.report.LogEntry;
import plumb.catalog.report.Metric;
import plumb.catalog.report.Report;
import plumb.catalog.report.ResourceStatus;

/** Reads a report whatever the order of its keys. */
final class ReportReader {
  private final JsonCursor cursor;
  private final Map<String, Object> scalars = new LinkedHashMap<>();
  private final List<LogEntry> logs = new ArrayList<>();
  private final List<Metric> metrics = new ArrayList<>();
  private final List<ResourceStatus> statuses = new ArrayList<>();

  ReportReader(JsonCursor cursor) {
    this.cursor = cursor;
  }

  Report read() throws IOException {
    cursor.object(
        name -> {
          switch (name) {
            case "logs" -> cursor.array(() -> logs.add(log(next())));
            case "metrics" -> cursor.object(unused -> metrics.add(metric(next())));
            case "resource_statuses" -> cursor.object(unused -> statuses.add(status(next())));
            default -> scalars.put(name, cursor.value());
          }
        });
    return report(new JsonObject(scalars));
  }

  private JsonObject next() throws IOException {
    return new JsonObject(cursor.map());
  }

  private Report report(JsonObject in) {
    Report report =
        new Report(
            in.text("host", ""), in.text("environment", ""), in.time("time"), in.flag("noop"));
    Object version = in.value("configuration_version");
    report.setConfigurationVersion(version == null ? 0L : version);
    report.setTransactionUuid(in.text("transaction_uuid", ""));
    report.setFormat(in.integer("report_format", Report.FORMAT));
    report.setEngineVersion(in.text("puppet_version", ""));
    report.setServerUsed(firstOf(in.text("server_used"), in.text("master_used")));
    report.setCatalogUuid(in.text("catalog_uuid"));
    report.setCodeId(in.text("code_id"));
    report.setJobId(in.text("job_id"));
    report.deprecations().addAll(DeprecationJson.read(in));
    report.setCachedCatalogStatus(in.text("cached_catalog_status"));
    logs.forEach(report::log);
    statuses.forEach(report::add);
    report.restore(
        in.text("status", "failed"),
        in.flag("transaction_completed"),
        in.flag("noop_pending"),
        in.flag("corrective_change"),
        metrics);
    return report;
  }

  private static @Nullable String firstOf(@Nullable String first, @Nullable String second) {
    return first != null ? first : second;
  }

  private static LogEntry log(JsonObject in) {
    return new LogEntry(
        in.text("level", "notice"),
        in.text("message", ""),
        in.text("source", ""),
        in.texts("tags"),
        in.time("time"),
        in.text("file"),
        in.integer("line"));
  }

  private static Metric metric(JsonObject in) {
    List<Metric.Value> values = new ArrayList<>();
    for (Object element : in.list("values")) {
      if (!(element instanceof List<?> triple
          && triple.size() == 3
          && triple.get(0) instanceof String name
          && triple.get(1) instanceof String label
          && triple.get(2) instanceof Number number)) {
        throw new InvalidJsonException("a metric's value should be [name, label, number]", 0, 0);
      }
      values.add(new Metric.Value(name, label, number));
    }
    return new Metric(in.text("name", ""), in.text("label", ""), List.copyOf(values));
  }

  private static ResourceStatus status(JsonObject in) {
    ResourceStatus status =
        new ResourceStatus(
            in.text("resource_type", ""),
            in.text("title", ""),
            in.text("file"),
            in.integer("line"),
            in.texts("containment_path"),
            in.texts("tags"),
            in.time("time"));
    status.setProviderUsed(in.text("provider_used"));
    status.setEvaluationTime(in.seconds("evaluation_time"));
    in.objects("events").forEach(event -> status.add(event(event)));
    status.setFailedToRestart(in.flag("failed_to_restart"));
    status.setSkipped(in.flag("skipped"));
    status.restore(
        in.flag("failed"),
        in.flag("changed"),
        in.flag("out_of_sync"),
        in.flag("corrective_change"),
        in.integer("change_count", 0),
        in.integer("out_of_sync_count", 0));
    return status;
  }

  private static Event event(JsonObject in) {
    return new Event(
        in.flag("audited"),
        in.text("property"),
        in.value("previous_value"),
        in.value("desired_value"),
        in.value("historical_value"),
        in.text("message", ""),
        in.text("name"),
        eventStatus(in.text("status", "failure")),
        in.time("time"),
        in.flag("redacted"),
        in.flag("corrective_change"));
  }

  private static Event.Status eventStatus(String text) {
    try {
      return Event.Status.ofWireName(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidJsonException(String.valueOf(e.getMessage()), 0, 0);
    }
  }
}
