package plumb.server.authority;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Set;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;

/**
 * What an authority has revoked at one moment.
 *
 * @param pem its lists, for clients
 * @param number the number of its own list
 */
public record Revocations(String pem, long number, Set<BigInteger> serials) {

  static Revocations read(String pem, long number) {
    Set<BigInteger> serials = new HashSet<>();
    for (X509CRLHolder list : Pem.lists(pem)) {
      for (Object entry : list.getRevokedCertificates()) {
        serials.add(((X509CRLEntryHolder) entry).getSerialNumber());
      }
    }
    return new Revocations(pem, number, Set.copyOf(serials));
  }

  /** Whether a certificate no longer holds. */
  public boolean has(X509Certificate certificate) {
    return serials.contains(certificate.getSerialNumber());
  }
}
