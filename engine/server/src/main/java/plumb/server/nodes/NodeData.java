package plumb.server.nodes;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.store.nodes.EventRow;
import plumb.store.nodes.NodeRow;
import plumb.store.nodes.Reports;
import plumb.values.Undef;

/** What is known of nodes as JSON has it; times are texts (RFC 3339). */
final class NodeData {
  private NodeData() {}

  static Map<String, Object> of(NodeRow row) {
    String status = row.status();
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("name", row.name());
    node.put("environment", row.environment());
    node.put("status", status == null ? "unknown" : status);
    node.put("report_at", time(row.reportAt()));
    node.put("catalog_at", time(row.catalogAt()));
    node.put("facts_at", time(row.factsAt()));
    return node;
  }

  static Map<String, Object> of(Reports.Summary report) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("id", report.id());
    data.put("status", report.status());
    data.put("noop", report.noop());
    data.put("environment", report.environment());
    data.put("started_at", time(report.startedAt()));
    data.put("received_at", time(report.receivedAt()));
    data.put("transaction_uuid", report.uuid());
    return data;
  }

  static Map<String, Object> of(Reports.Happened happened) {
    EventRow event = happened.event();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("node", happened.node());
    data.put("environment", happened.environment());
    data.put("report", happened.report());
    data.put("at", time(happened.at()));
    data.put("status", event.status());
    data.put("resource", event.type() + "[" + event.title() + "]");
    data.put("property", orNull(event.property()));
    data.put("message", event.message());
    data.put("file", orNull(event.file()));
    data.put("line", event.line() == 0 ? Undef.UNDEF : Long.valueOf(event.line()));
    return data;
  }

  private static Object time(@Nullable Long millis) {
    return millis == null ? Undef.UNDEF : Instant.ofEpochMilli(millis).toString();
  }

  private static Object orNull(@Nullable String text) {
    return text == null ? Undef.UNDEF : text;
  }
}
