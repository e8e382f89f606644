package plumb.server.authority;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import plumb.store.Store;
import plumb.store.access.Audit;
import plumb.store.access.AuditRow;
import plumb.store.access.InvitationRow;
import plumb.store.certificates.AuthorityTables;

/**
 * Secrets with which new nodes are signed at once: each for some names, for a number of nodes, and
 * for a time. Thread-safe.
 */
public final class Invites {
  private final Store store;
  private final Clock clock;

  public Invites(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Makes an invitation.
   *
   * @param nodes whom it is for
   * @param uses how many of them it lets in
   * @return its secret; nobody can read it again
   * @throws RefusedException when there is one of this name, or it cannot be called so
   */
  public String create(String name, Names nodes, int uses, Duration lifetime, String actor)
      throws RefusedException {
    String secret = Secrets.make("invite_");
    long now = clock.millis();
    InvitationRow row =
        new InvitationRow(
            Secrets.checkName(name),
            Secrets.digest(secret),
            nodes.toString(),
            uses,
            now,
            now + lifetime.toMillis());
    boolean added =
        store.inTransaction(
            handle -> {
              AuthorityTables tables = AuthorityTables.of(handle);
              boolean done = tables.invitations().add(row);
              if (done) {
                note(tables.audit(), actor, "invitation.create", name, uses + " of " + nodes);
              }
              return done;
            });
    if (!added) {
      throw new RefusedException("There is an invitation '" + name + "' already");
    }
    return secret;
  }

  /** All invitations, without their secrets. */
  public List<InvitationRow> all() {
    return store.with(handle -> AuthorityTables.of(handle).invitations().all());
  }

  /**
   * Takes an invitation back.
   *
   * @throws RefusedException when there is none of this name
   */
  public void remove(String name, String actor) throws RefusedException {
    boolean removed =
        store.inTransaction(
            handle -> {
              AuthorityTables tables = AuthorityTables.of(handle);
              boolean done = tables.invitations().remove(name);
              if (done) {
                note(tables.audit(), actor, "invitation.remove", name, "");
              }
              return done;
            });
    if (!removed) {
      throw new RefusedException("There is no invitation '" + name + "'");
    }
  }

  private void note(Audit audit, String actor, String action, String name, String detail) {
    audit.add(new AuditRow(clock.millis(), actor, action, name, detail));
  }
}
