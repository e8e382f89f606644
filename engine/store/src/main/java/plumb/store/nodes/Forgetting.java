package plumb.store.nodes;

import java.time.Duration;
import org.jdbi.v3.core.Handle;

/** Removes what is out of date, within one transaction. */
public final class Forgetting {
  /** A compile that is under way may have found a catalog that nobody has any more. */
  private static final long UNUSED_MILLIS = Duration.ofHours(1).toMillis();

  private final Handle handle;
  private final long now;

  /**
   * Prepares to forget.
   *
   * @param now milliseconds since 1970
   */
  public Forgetting(Handle handle, long now) {
    this.handle = handle;
    this.now = now;
  }

  /** What was removed. */
  public record Removed(int silentNodes, int nodes, int reports, int catalogs) {
    /** Whether there was anything. */
    public boolean isAnything() {
      return silentNodes + nodes + reports + catalogs > 0;
    }
  }

  /** Removes what is older than is said. */
  public Removed run(Retention retention) {
    int silent = retention.silence().isZero() ? 0 : deactivate(before(retention.silence()));
    int nodes = retention.gone().isZero() ? 0 : removeNodes(before(retention.gone()));
    int reports = retention.reports().isZero() ? 0 : removeReports(before(retention.reports()));
    reports += retention.reportBytes() == 0 ? 0 : removeReportsBeyond(retention.reportBytes());
    return new Removed(silent, nodes, reports, removeCatalogs());
  }

  private long before(Duration time) {
    return now - time.toMillis();
  }

  private int deactivate(long before) {
    return handle
        .createUpdate(
            "UPDATE node SET deactivated_at = :now WHERE deactivated_at IS NULL"
                + " AND COALESCE(facts_at, 0) < :before AND COALESCE(catalog_at, 0) < :before"
                + " AND COALESCE(report_at, 0) < :before")
        .bind("now", now)
        .bind("before", before)
        .execute();
  }

  private int removeNodes(long before) {
    String gone = " IN (SELECT name FROM node WHERE deactivated_at < :before)";
    for (String table : new String[] {"exported", "report"}) {
      handle
          .createUpdate("DELETE FROM " + table + " WHERE node" + gone)
          .bind("before", before)
          .execute();
    }
    return handle
        .createUpdate("DELETE FROM node WHERE deactivated_at < :before")
        .bind("before", before)
        .execute();
  }

  private static final String NOT_LAST =
      " AND id NOT IN (SELECT report FROM node WHERE report IS NOT NULL)";

  private int removeReports(long before) {
    return handle
        .createUpdate("DELETE FROM report WHERE received_at < :before" + NOT_LAST)
        .bind("before", before)
        .execute();
  }

  private int removeReportsBeyond(long bytes) {
    return handle
        .createUpdate(
            "DELETE FROM report WHERE id IN (SELECT id FROM (SELECT id, SUM(bytes) OVER"
                + " (ORDER BY received_at DESC, id DESC) AS total FROM report) AS sized"
                + " WHERE total > :bytes)"
                + NOT_LAST)
        .bind("bytes", bytes)
        .execute();
  }

  private int removeCatalogs() {
    return handle
        .createUpdate(
            "DELETE FROM catalog WHERE used_at < :before"
                + " AND digest NOT IN (SELECT catalog FROM node WHERE catalog IS NOT NULL)")
        .bind("before", now - UNUSED_MILLIS)
        .execute();
  }
}
