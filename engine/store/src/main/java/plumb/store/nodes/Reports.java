package plumb.store.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import plumb.store.Bodies;

/** The reports of nodes and what happened in them, within one transaction. */
public final class Reports {
  private final Handle handle;

  public Reports(Handle handle) {
    this.handle = handle;
  }

  /**
   * A report without its body; times are milliseconds since 1970.
   *
   * @param uuid of the run
   */
  public record Summary(
      long id,
      String uuid,
      String environment,
      long receivedAt,
      long startedAt,
      String status,
      boolean noop) {}

  /** The last reports of a node, newest first. */
  public List<Summary> of(String node, int most) {
    return handle
        .createQuery(
            "SELECT id, uuid, environment, received_at, started_at, status, noop FROM report"
                + " WHERE node = :node ORDER BY received_at DESC, id DESC LIMIT :most")
        .bind("node", node)
        .bind("most", most)
        .map(
            (row, context) ->
                new Summary(
                    row.getLong("id"),
                    row.getString("uuid"),
                    row.getString("environment"),
                    row.getLong("received_at"),
                    row.getLong("started_at"),
                    row.getString("status"),
                    row.getBoolean("noop")))
        .list();
  }

  /**
   * A report as it came.
   *
   * @param environment the one that it is of
   */
  public record Whole(String environment, byte[] json) {}

  /** One report of a node. */
  public Optional<Whole> body(String node, long id) {
    return handle
        .createQuery("SELECT environment, body FROM report WHERE node = :node AND id = :id")
        .bind("node", node)
        .bind("id", id)
        .map(
            (row, context) ->
                new Whole(row.getString("environment"), Bodies.unpack(row.getBytes("body"))))
        .findOne();
  }

  /** The nodes whose last report is one of a run that was not to change anything. */
  public Set<String> nodesInNoop() {
    return handle
        .createQuery("SELECT n.name FROM node n JOIN report r ON r.id = n.report WHERE r.noop")
        .mapTo(String.class)
        .set();
  }

  /**
   * Something that happened.
   *
   * @param at when its report came, in milliseconds since 1970
   */
  public record Happened(String node, String environment, long report, long at, EventRow event) {}

  /** Where a report stands in time. */
  private record Of(long id, String node, String environment, long at) {}

  /**
   * What happened since a time, newest first.
   *
   * @param status of the events; null for any
   * @param wanted takes the nodes that count, and the environments of their reports
   * @param most so many are given
   */
  public List<Happened> events(
      long since, @Nullable String status, BiPredicate<String, String> wanted, int most) {
    List<Happened> found = new ArrayList<>();
    List<Of> reports = withEvents(since, status, new Of(Long.MAX_VALUE, "", "", Long.MAX_VALUE));
    while (!reports.isEmpty() && found.size() < most) {
      for (Of report : reports) {
        if (found.size() < most && wanted.test(report.node(), report.environment())) {
          events(report, status, found);
        }
      }
      reports = withEvents(since, status, reports.get(reports.size() - 1));
    }
    return found.size() > most ? found.subList(0, most) : found;
  }

  private List<Of> withEvents(long since, @Nullable String status, Of before) {
    var query =
        handle
            .createQuery(
                "SELECT id, node, environment, received_at FROM report r"
                    + " WHERE received_at >= :since"
                    + " AND (received_at < :at OR received_at = :at AND id < :id)"
                    + " AND EXISTS (SELECT 1 FROM event e WHERE e.report = r.id"
                    + (status == null ? "" : " AND e.status = :status")
                    + ") ORDER BY received_at DESC, id DESC LIMIT 1000")
            .bind("since", since)
            .bind("at", before.at())
            .bind("id", before.id());
    if (status != null) {
      query.bind("status", status);
    }
    return query
        .map(
            (row, context) ->
                new Of(
                    row.getLong("id"),
                    row.getString("node"),
                    row.getString("environment"),
                    row.getLong("received_at")))
        .list();
  }

  private void events(Of report, @Nullable String status, List<Happened> found) {
    var query =
        handle
            .createQuery(
                "SELECT type, title, property, status, message, file, line FROM event"
                    + " WHERE report = :report"
                    + (status == null ? "" : " AND status = :status")
                    + " ORDER BY type, title, property")
            .bind("report", report.id());
    if (status != null) {
      query.bind("status", status);
    }
    query
        .map(
            (row, context) ->
                new EventRow(
                    row.getString("type"),
                    row.getString("title"),
                    row.getString("property"),
                    row.getString("status"),
                    row.getString("message"),
                    row.getString("file"),
                    row.getInt("line")))
        .forEach(
            event ->
                found.add(
                    new Happened(
                        report.node(), report.environment(), report.id(), report.at(), event)));
  }
}
