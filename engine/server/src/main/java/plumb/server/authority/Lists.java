package plumb.server.authority;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import plumb.store.Store;
import plumb.store.certificates.AuthorityRow;
import plumb.store.certificates.CertificateRow;
import plumb.store.certificates.Certificates;

/**
 * The lists of revoked certificates: kept in the database, signed anew with each revocation and
 * before they expire. Thread-safe.
 */
final class Lists {
  private final Store store;
  private final Map<String, Issuer> issuers;
  private final Clock clock;
  private volatile Revocations current;

  /**
   * Reads the lists.
   *
   * @param issuers those whose key is here, by their name in the database
   */
  Lists(Store store, Map<String, Issuer> issuers, Clock clock) {
    this.store = store;
    this.issuers = Map.copyOf(issuers);
    this.clock = clock;
    current = read();
  }

  Revocations current() {
    return current;
  }

  /** Learns what other servers have revoked. */
  void refresh() {
    long newest =
        store
            .with(handle -> new Certificates(handle).authority(Founding.SIGNING))
            .map(AuthorityRow::crlNumber)
            .orElseThrow();
    if (newest != current.number()) {
      reread();
    }
  }

  void reread() {
    current = read();
  }

  private Revocations read() {
    return store.inTransaction(
        handle -> {
          Certificates certificates = new Certificates(handle);
          AuthorityRow signing = certificates.authority(Founding.SIGNING).orElseThrow();
          String root = certificates.authority(Founding.ROOT).map(AuthorityRow::crl).orElse("");
          return Revocations.read(signing.crl(), root, signing.crlNumber());
        });
  }

  /** Signs the list of revoked nodes anew. */
  void publish(Certificates certificates) {
    Instant now = clock.instant();
    publish(
        certificates,
        Founding.SIGNING,
        certificates.revoked(now.toEpochMilli()).stream().map(Lists::revoked).toList());
  }

  private void publish(Certificates certificates, String issuer, List<Issuer.Revoked> revoked) {
    long number = certificates.authority(issuer).orElseThrow().crlNumber() + 1;
    Issuer signs = issuers.get(issuer);
    if (signs != null) {
      String list = signs.list(revoked, number, clock.instant(), Founding.LIST_LIFETIME);
      certificates.setCrl(issuer, list, number);
    }
  }

  private static Issuer.Revoked revoked(CertificateRow row) {
    Long time = row.revokedAt();
    return new Issuer.Revoked(
        new BigInteger(row.serial(), 16), Instant.ofEpochMilli(time == null ? 0 : time));
  }

  /**
   * Signs lists anew half of whose time has gone.
   *
   * @return whether there was one
   */
  boolean renew() {
    Instant late = clock.instant().plus(Founding.LIST_LIFETIME.dividedBy(2));
    if (Revocations.firstEnd(current.pem()).isAfter(late)) {
      return false;
    }
    store.alone(
        Store.Lock.AUTHORITY,
        handle -> {
          Certificates certificates = new Certificates(handle);
          publish(certificates);
          certificates
              .authority(Founding.ROOT)
              .ifPresent(
                  root -> publish(certificates, Founding.ROOT, Revocations.entries(root.crl())));
          return true;
        });
    reread();
    return true;
  }
}
