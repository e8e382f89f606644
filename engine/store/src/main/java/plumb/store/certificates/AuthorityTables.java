package plumb.store.certificates;

import org.jdbi.v3.core.Handle;
import plumb.store.access.Audit;
import plumb.store.access.Invitations;

/** What an authority reads and writes within one transaction. */
public record AuthorityTables(Certificates certificates, Invitations invitations, Audit audit) {

  /** The tables of a transaction. */
  public static AuthorityTables of(Handle handle) {
    return new AuthorityTables(
        new Certificates(handle), new Invitations(handle), new Audit(handle));
  }
}
