package plumb.store.access;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The tokens of people and programs, within one transaction. */
public final class Tokens {
  private static final RowMapper<TokenRow> TOKEN =
      (row, context) ->
          new TokenRow(
              row.getString("name"),
              row.getString("digest"),
              row.getString("role"),
              row.getString("environments"),
              row.getString("nodes"),
              row.getLong("created_at"),
              row.getObject("expires_at") == null ? null : row.getLong("expires_at"),
              row.getObject("used_at") == null ? null : row.getLong("used_at"));

  private final Handle handle;

  public Tokens(Handle handle) {
    this.handle = handle;
  }

  /**
   * Keeps a new token.
   *
   * @return false when there is one of this name
   */
  public boolean add(TokenRow row) {
    return handle
            .createUpdate(
                "INSERT INTO token"
                    + " (name, digest, role, environments, nodes, created_at, expires_at)"
                    + " VALUES (:name, :digest, :role, :environments, :nodes, :created, :expires)"
                    + " ON CONFLICT (name) DO NOTHING")
            .bind("name", row.name())
            .bind("digest", row.digest())
            .bind("role", row.role())
            .bind("environments", row.environments())
            .bind("nodes", row.nodes())
            .bind("created", row.createdAt())
            .bind("expires", row.expiresAt())
            .execute()
        > 0;
  }

  /** The token with a digest. */
  public Optional<TokenRow> find(String digest) {
    return handle
        .createQuery("SELECT * FROM token WHERE digest = :digest")
        .bind("digest", digest)
        .map(TOKEN)
        .findOne();
  }

  /** All tokens, by name. */
  public List<TokenRow> all() {
    return handle.createQuery("SELECT * FROM token ORDER BY name").map(TOKEN).list();
  }

  /** Notes that a token was used. */
  public void used(String digest, long time) {
    handle
        .createUpdate("UPDATE token SET used_at = :time WHERE digest = :digest")
        .bind("digest", digest)
        .bind("time", time)
        .execute();
  }

  /**
   * Removes a token.
   *
   * @return whether there was one
   */
  public boolean remove(String name) {
    return handle.createUpdate("DELETE FROM token WHERE name = :name").bind("name", name).execute()
        > 0;
  }
}
