package plumb.store.access;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** The list of what was done, within the transaction that does it. */
public final class Audit {
  private final Handle handle;

  public Audit(Handle handle) {
    this.handle = handle;
  }

  /** Adds what is done in this transaction. */
  public void add(AuditRow row) {
    handle
        .createUpdate(
            "INSERT INTO audit (at, actor, action, subject, detail)"
                + " VALUES (:at, :actor, :action, :subject, :detail)")
        .bind("at", row.at())
        .bind("actor", row.actor())
        .bind("action", row.action())
        .bind("subject", row.subject())
        .bind("detail", row.detail())
        .execute();
  }

  /** What was done since a time, oldest first. */
  public List<AuditRow> since(long time, int most) {
    return handle
        .createQuery("SELECT * FROM audit WHERE at >= :time ORDER BY id LIMIT :most")
        .bind("time", time)
        .bind("most", most)
        .map(
            (row, context) ->
                new AuditRow(
                    row.getLong("at"),
                    row.getString("actor"),
                    row.getString("action"),
                    row.getString("subject"),
                    row.getString("detail")))
        .list();
  }
}
