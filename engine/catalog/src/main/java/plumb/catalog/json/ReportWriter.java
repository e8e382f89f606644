package plumb.catalog.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.report.Event;
import plumb.catalog.report.LogEntry;
import plumb.catalog.report.Metric;
import plumb.catalog.report.Report;
import plumb.catalog.report.ResourceStatus;

/** Writes a report; the order of keys is Puppet's. */
final class ReportWriter {
  private final JsonGenerator json;
  private final ValueWriter values;

  ReportWriter(JsonGenerator json) {
    this.json = json;
    this.values = ValueWriter.text(json);
  }

  void write(Report report) throws IOException {
    json.writeStartObject();
    json.writeStringField("host", report.host());
    json.writeStringField("time", Rfc3339.text(report.time()));
    value("configuration_version", report.configurationVersion());
    json.writeStringField("transaction_uuid", report.transactionUuid());
    json.writeNumberField("report_format", report.format());
    json.writeStringField("puppet_version", report.engineVersion());
    json.writeStringField("status", report.status());
    json.writeBooleanField("transaction_completed", report.transactionCompleted());
    json.writeBooleanField("noop", report.noop());
    json.writeBooleanField("noop_pending", report.noopPending());
    json.writeStringField("environment", report.environment());
    logs(report.logs());
    metrics(report.metrics());
    statuses(report.resourceStatuses());
    json.writeBooleanField("corrective_change", report.correctiveChange());
    ifSet("server_used", report.serverUsed());
    ifSet("catalog_uuid", report.catalogUuid());
    ifSet("code_id", report.codeId());
    ifSet("job_id", report.jobId());
    ifSet("cached_catalog_status", report.cachedCatalogStatus());
    DeprecationJson.write(json, report.deprecations());
    json.writeEndObject();
  }

  private void logs(List<LogEntry> logs) throws IOException {
    json.writeArrayFieldStart("logs");
    for (LogEntry log : logs) {
      json.writeStartObject();
      json.writeStringField("level", log.level());
      json.writeStringField("message", log.message());
      json.writeStringField("source", log.source());
      strings("tags", log.tags());
      json.writeStringField("time", Rfc3339.text(log.time()));
      value("file", log.file());
      integer("line", log.line());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void metrics(Map<String, Metric> metrics) throws IOException {
    json.writeObjectFieldStart("metrics");
    for (Metric metric : metrics.values()) {
      json.writeObjectFieldStart(metric.name());
      json.writeStringField("name", metric.name());
      json.writeStringField("label", metric.label());
      json.writeArrayFieldStart("values");
      for (Metric.Value value : metric.values()) {
        json.writeStartArray();
        json.writeString(value.name());
        json.writeString(value.label());
        values.write(value.number());
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void statuses(Map<String, ResourceStatus> statuses) throws IOException {
    json.writeObjectFieldStart("resource_statuses");
    for (Map.Entry<String, ResourceStatus> entry : statuses.entrySet()) {
      json.writeFieldName(entry.getKey());
      status(entry.getValue());
    }
    json.writeEndObject();
  }

  private void status(ResourceStatus status) throws IOException {
    json.writeStartObject();
    json.writeStringField("title", status.title());
    value("file", status.file());
    integer("line", status.line());
    json.writeStringField("resource", status.resource());
    json.writeStringField("resource_type", status.resourceType());
    value("provider_used", status.providerUsed());
    strings("containment_path", status.containmentPath());
    value("evaluation_time", status.evaluationTime());
    strings("tags", status.tags());
    json.writeStringField("time", Rfc3339.text(status.time()));
    json.writeBooleanField("failed", status.failed());
    json.writeBooleanField("failed_to_restart", status.failedToRestart());
    json.writeBooleanField("changed", status.changed());
    json.writeBooleanField("out_of_sync", status.outOfSync());
    json.writeBooleanField("skipped", status.skipped());
    json.writeNumberField("change_count", status.changeCount());
    json.writeNumberField("out_of_sync_count", status.outOfSyncCount());
    json.writeArrayFieldStart("events");
    for (Event event : status.events()) {
      event(event);
    }
    json.writeEndArray();
    json.writeBooleanField("corrective_change", status.correctiveChange());
    json.writeEndObject();
  }

  private void event(Event event) throws IOException {
    json.writeStartObject();
    json.writeBooleanField("audited", event.audited());
    value("property", event.property());
    value("previous_value", event.previousValue());
    value("desired_value", event.desiredValue());
    value("historical_value", event.historicalValue());
    json.writeStringField("message", event.message());
    value("name", event.name());
    json.writeStringField("status", event.status().wireName());
    json.writeStringField("time", Rfc3339.text(event.time()));
    json.writeBooleanField("redacted", event.redacted());
    json.writeBooleanField("corrective_change", event.correctiveChange());
    json.writeEndObject();
  }

  private void strings(String name, List<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private void value(String name, @Nullable Object value) throws IOException {
    json.writeFieldName(name);
    if (value == null) {
      json.writeNull();
    } else {
      values.write(value);
    }
  }

  private void integer(String name, @Nullable Integer number) throws IOException {
    json.writeFieldName(name);
    if (number == null) {
      json.writeNull();
    } else {
      json.writeNumber(number);
    }
  }

  private void ifSet(String name, @Nullable String text) throws IOException {
    if (text != null) {
      json.writeStringField(name, text);
    }
  }
}
