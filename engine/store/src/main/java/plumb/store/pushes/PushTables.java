package plumb.store.pushes;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import plumb.store.Bodies;

/** The tables of pushes, within one transaction. */
public final class PushTables {
  private static final RowMapper<PushRow> PUSH =
      (row, context) ->
          new PushRow(
              row.getLong("id"),
              row.getLong("at"),
              row.getString("repository"),
              row.getString("person"),
              row.getString("refs"),
              row.getString("outcome"),
              row.getString("reason"),
              row.getLong("changed"),
              row.getLong("broken"));

  private final Handle handle;

  public PushTables(Handle handle) {
    this.handle = handle;
  }

  /** Keeps a push; returns its number. */
  public long add(PushRow row) {
    return handle
        .createQuery(
            "INSERT INTO push (at, repository, person, refs, outcome, reason, changed, broken)"
                + " VALUES (:at, :repository, :person, :refs, :outcome, :reason, :changed, :broken)"
                + " RETURNING id")
        .bind("at", row.at())
        .bind("repository", row.repository())
        .bind("person", row.person())
        .bind("refs", row.refs())
        .bind("outcome", row.outcome())
        .bind("reason", row.reason())
        .bind("changed", row.changed())
        .bind("broken", row.broken())
        .mapTo(Long.class)
        .one();
  }

  /** Keeps what a push was found to change. */
  public void addReport(long push, String environment, String format, byte[] report) {
    handle
        .createUpdate(
            "INSERT INTO push_report (push, environment, format, body)"
                + " VALUES (:push, :environment, :format, :body)")
        .bind("push", push)
        .bind("environment", environment)
        .bind("format", format)
        .bind("body", Bodies.pack(report))
        .execute();
  }

  /** Says what became of a push. */
  public void become(long push, String outcome) {
    handle
        .createUpdate("UPDATE push SET outcome = :outcome WHERE id = :id")
        .bind("outcome", outcome)
        .bind("id", push)
        .execute();
  }

  /** One push. */
  public Optional<PushRow> push(long id) {
    return handle
        .createQuery("SELECT * FROM push WHERE id = :id")
        .bind("id", id)
        .map(PUSH)
        .findOne();
  }

  /** The latest pushes, the newest first. */
  public List<PushRow> latest(int most) {
    return handle
        .createQuery("SELECT * FROM push ORDER BY id DESC LIMIT :most")
        .bind("most", most)
        .map(PUSH)
        .list();
  }

  /**
   * A report of a push in a format, by environment.
   *
   * @param environment the environment
   */
  public record Report(String environment, byte[] body) {}

  /** What a push was found to change, an environment at a time. */
  public List<Report> reports(long push, String format) {
    return handle
        .createQuery(
            "SELECT environment, body FROM push_report WHERE push = :push AND format = :format"
                + " ORDER BY environment")
        .bind("push", push)
        .bind("format", format)
        .map(
            (row, context) ->
                new Report(row.getString("environment"), Bodies.unpack(row.getBytes("body"))))
        .list();
  }

  /** Notes that somebody approves; more than once is as good as once. */
  public void approve(long push, String person, long at) {
    handle
        .createUpdate(
            "INSERT INTO push_approval (push, person, at) VALUES (:push, :person, :at)"
                + " ON CONFLICT (push, person) DO NOTHING")
        .bind("push", push)
        .bind("person", person)
        .bind("at", at)
        .execute();
  }

  /** Who has approved of a push to a repository with the same branches and commits. */
  public List<String> approvals(String repository, String refs) {
    return handle
        .createQuery(
            "SELECT DISTINCT a.person FROM push_approval a JOIN push p ON p.id = a.push"
                + " WHERE p.repository = :repository AND p.refs = :refs ORDER BY a.person")
        .bind("repository", repository)
        .bind("refs", refs)
        .mapTo(String.class)
        .list();
  }

  /** Forgets pushes that were judged before a time; returns how many. */
  public int forget(long before) {
    return handle
        .createUpdate("DELETE FROM push WHERE at < :before")
        .bind("before", before)
        .execute();
  }
}
