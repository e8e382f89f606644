package plumb.store.nodes;

import java.util.List;

/**
 * A report; times are milliseconds since 1970.
 *
 * @param uuid of the run: one that is delivered twice is kept once
 * @param body as it came
 * @param events what was changed, or failed
 */
public record ReportRow(
    String node,
    String uuid,
    String environment,
    long receivedAt,
    long startedAt,
    String status,
    boolean noop,
    byte[] body,
    List<EventRow> events) {}
