package plumb.store.access;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** What lets nodes in without an operator, within one transaction. */
public final class Invitations {
  private static final RowMapper<InvitationRow> INVITATION =
      (row, context) ->
          new InvitationRow(
              row.getString("name"),
              row.getString("digest"),
              row.getString("nodes"),
              row.getInt("uses_left"),
              row.getLong("created_at"),
              row.getLong("expires_at"));

  private final Handle handle;

  public Invitations(Handle handle) {
    this.handle = handle;
  }

  /**
   * Keeps a new one.
   *
   * @return false when there is one of this name
   */
  public boolean add(InvitationRow row) {
    return handle
            .createUpdate(
                "INSERT INTO invitation (name, digest, nodes, uses_left, created_at, expires_at)"
                    + " VALUES (:name, :digest, :nodes, :uses, :created, :expires)"
                    + " ON CONFLICT (name) DO NOTHING")
            .bind("name", row.name())
            .bind("digest", row.digest())
            .bind("nodes", row.nodes())
            .bind("uses", row.usesLeft())
            .bind("created", row.createdAt())
            .bind("expires", row.expiresAt())
            .execute()
        > 0;
  }

  /** The one with a digest. */
  public Optional<InvitationRow> find(String digest) {
    return handle
        .createQuery("SELECT * FROM invitation WHERE digest = :digest")
        .bind("digest", digest)
        .map(INVITATION)
        .findOne();
  }

  /** All, by name. */
  public List<InvitationRow> all() {
    return handle.createQuery("SELECT * FROM invitation ORDER BY name").map(INVITATION).list();
  }

  /**
   * Uses one up by one node.
   *
   * @return false when nothing of it is left
   */
  public boolean use(String name) {
    return handle
            .createUpdate(
                "UPDATE invitation SET uses_left = uses_left - 1"
                    + " WHERE name = :name AND uses_left > 0")
            .bind("name", name)
            .execute()
        > 0;
  }

  /**
   * Removes one.
   *
   * @return whether there was one
   */
  public boolean remove(String name) {
    return handle
            .createUpdate("DELETE FROM invitation WHERE name = :name")
            .bind("name", name)
            .execute()
        > 0;
  }
}
