package plumb.server.authority;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;

/**
 * What an authority has revoked at one moment.
 *
 * @param pem its lists, for clients
 * @param number the number of its own list
 * @param published when the newest list was signed, at the latest
 */
public record Revocations(String pem, long number, Instant published, Set<BigInteger> serials) {

  /**
   * Reads lists.
   *
   * @param own the one that names nodes; those above count certificates anew
   * @param above the lists of the authorities above
   */
  static Revocations read(String own, String above, long number) {
    String pem = own + above;
    Instant published =
        Pem.lists(pem).stream()
            .map(list -> list.getThisUpdate().toInstant().plus(Issuer.BEFORE))
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
    Set<BigInteger> serials =
        entries(own).stream().map(Issuer.Revoked::serial).collect(Collectors.toUnmodifiableSet());
    return new Revocations(pem, number, published, serials);
  }

  /** What lists name. */
  static List<Issuer.Revoked> entries(String pem) {
    List<Issuer.Revoked> entries = new ArrayList<>();
    for (X509CRLHolder list : Pem.lists(pem)) {
      for (Object one : list.getRevokedCertificates()) {
        X509CRLEntryHolder entry = (X509CRLEntryHolder) one;
        entries.add(
            new Issuer.Revoked(entry.getSerialNumber(), entry.getRevocationDate().toInstant()));
      }
    }
    return entries;
  }

  /** When the first of some lists is no longer good; the end of time for none. */
  static Instant firstEnd(String pem) {
    return Pem.lists(pem).stream()
        .filter(list -> list.getNextUpdate() != null)
        .map(list -> list.getNextUpdate().toInstant())
        .min(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }

  /** Whether a certificate no longer holds. */
  public boolean has(X509Certificate certificate) {
    return serials.contains(certificate.getSerialNumber());
  }
}
