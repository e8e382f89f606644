package plumb.store.certificates;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The tables of a certificate authority, within one transaction. */
public final class Certificates {
  private static final RowMapper<AuthorityRow> AUTHORITY =
      (row, context) ->
          new AuthorityRow(
              row.getString("name"),
              row.getString("certificate"),
              row.getString("private_key"),
              row.getString("crl"),
              row.getLong("crl_number"));

  private static final RowMapper<RequestRow> REQUEST =
      (row, context) ->
          new RequestRow(row.getString("name"), row.getString("pem"), row.getLong("requested_at"));

  private static final RowMapper<CertificateRow> CERTIFICATE =
      (row, context) -> {
        long revoked = row.getLong("revoked_at");
        return new CertificateRow(
            row.getString("serial"),
            row.getString("name"),
            row.getString("pem"),
            row.getLong("not_after"),
            row.getLong("signed_at"),
            revoked == 0 ? null : revoked,
            row.getBoolean("cleaned"));
      };

  private final Handle handle;

  public Certificates(Handle handle) {
    this.handle = handle;
  }

  /** An authority by name. */
  public Optional<AuthorityRow> authority(String name) {
    return handle
        .createQuery("SELECT * FROM authority WHERE name = :name")
        .bind("name", name)
        .map(AUTHORITY)
        .findOne();
  }

  /** Keeps a new authority. */
  public void add(AuthorityRow row) {
    handle
        .createUpdate(
            "INSERT INTO authority (name, certificate, private_key, crl, crl_number)"
                + " VALUES (:name, :certificate, :key, :crl, :number)")
        .bind("name", row.name())
        .bind("certificate", row.certificate())
        .bind("key", row.privateKey())
        .bind("crl", row.crl())
        .bind("number", row.crlNumber())
        .execute();
  }

  /** Replaces an authority's list of revoked certificates. */
  public void setCrl(String name, String crl, long number) {
    handle
        .createUpdate("UPDATE authority SET crl = :crl, crl_number = :number WHERE name = :name")
        .bind("name", name)
        .bind("crl", crl)
        .bind("number", number)
        .execute();
  }

  /** The request of a name. */
  public Optional<RequestRow> request(String name) {
    return handle
        .createQuery("SELECT * FROM certificate_request WHERE name = :name")
        .bind("name", name)
        .map(REQUEST)
        .findOne();
  }

  /** All requests, by name. */
  public List<RequestRow> requests() {
    return handle
        .createQuery("SELECT * FROM certificate_request ORDER BY name")
        .map(REQUEST)
        .list();
  }

  /** How many requests wait. */
  public int requestCount() {
    return handle
        .createQuery("SELECT count(*) FROM certificate_request")
        .mapTo(Integer.class)
        .one();
  }

  /** Keeps a request in place of an earlier one of the same name. */
  public void put(RequestRow row) {
    handle
        .createUpdate(
            "INSERT INTO certificate_request (name, pem, requested_at)"
                + " VALUES (:name, :pem, :at)"
                + " ON CONFLICT (name) DO UPDATE SET pem = :pem, requested_at = :at")
        .bind("name", row.name())
        .bind("pem", row.pem())
        .bind("at", row.requestedAt())
        .execute();
  }

  /**
   * Removes a request.
   *
   * @return whether there was one
   */
  public boolean removeRequest(String name) {
    return handle
            .createUpdate("DELETE FROM certificate_request WHERE name = :name")
            .bind("name", name)
            .execute()
        > 0;
  }

  /** The newest certificate of a name that was not cleaned, whether or not it holds. */
  public Optional<CertificateRow> certificate(String name) {
    return handle
        .createQuery(
            "SELECT * FROM certificate WHERE name = :name AND NOT cleaned"
                + " ORDER BY signed_at DESC, serial DESC LIMIT 1")
        .bind("name", name)
        .map(CERTIFICATE)
        .findOne();
  }

  /** All certificates that were not cleaned, by name and time. */
  public List<CertificateRow> certificates() {
    return handle
        .createQuery("SELECT * FROM certificate WHERE NOT cleaned ORDER BY name, signed_at")
        .map(CERTIFICATE)
        .list();
  }

  /** Every revoked certificate that a list must still name. */
  public List<CertificateRow> revoked(long notAfter) {
    return handle
        .createQuery(
            "SELECT * FROM certificate WHERE revoked_at IS NOT NULL AND not_after > :time"
                + " ORDER BY serial")
        .bind("time", notAfter)
        .map(CERTIFICATE)
        .list();
  }

  /** Keeps a signed certificate. */
  public void add(CertificateRow row) {
    handle
        .createUpdate(
            "INSERT INTO certificate (serial, name, pem, not_after, signed_at, revoked_at, cleaned)"
                + " VALUES (:serial, :name, :pem, :until, :signed, :revoked, :cleaned)")
        .bind("serial", row.serial())
        .bind("name", row.name())
        .bind("pem", row.pem())
        .bind("until", row.notAfter())
        .bind("signed", row.signedAt())
        .bind("revoked", row.revokedAt())
        .bind("cleaned", row.cleaned())
        .execute();
  }

  /**
   * Revokes every certificate of a name that holds.
   *
   * @return how many there were
   */
  public int revoke(String name, long time) {
    return handle
        .createUpdate(
            "UPDATE certificate SET revoked_at = :time WHERE name = :name AND revoked_at IS NULL")
        .bind("name", name)
        .bind("time", time)
        .execute();
  }

  /** Makes a name free for another certificate. */
  public int clean(String name) {
    return handle
        .createUpdate("UPDATE certificate SET cleaned = TRUE WHERE name = :name AND NOT cleaned")
        .bind("name", name)
        .execute();
  }
}
