package plumb.server.access;

import java.time.Clock;
import plumb.store.Store;
import plumb.store.access.Audit;
import plumb.store.access.AuditRow;

/** Writes down who used a role for what changes no table of the database. Thread-safe. */
public record AuditLog(Store store, Clock clock) {

  /**
   * Adds a line; it is on disk when this returns.
   *
   * @param user whose role allowed it
   * @param subject what it was done to; empty for everything
   */
  public void note(Grant user, String action, String subject, String detail) {
    note(user.holder(), action, subject, detail);
  }

  /** Adds what somebody has done whose right to it is no role's. */
  public void note(String actor, String action, String subject, String detail) {
    AuditRow row = new AuditRow(clock.millis(), actor, action, subject, detail);
    store.inTransaction(
        handle -> {
          new Audit(handle).add(row);
          return true;
        });
  }
}
