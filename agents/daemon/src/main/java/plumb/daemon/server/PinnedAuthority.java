package plumb.daemon.server;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Holds an authority's certificates against the one digest that an operator has given. */
final class PinnedAuthority {
  private PinnedAuthority() {}

  /**
   * Whether one certificate has the digest and has signed, directly or not, all the others: one
   * that somebody else has put beside it would be trusted as well.
   *
   * @param fingerprint SHA-256, with or without colons
   */
  static boolean isWhole(List<X509Certificate> certificates, String fingerprint) {
    String wanted = fingerprint.replace(":", "").toLowerCase(Locale.ROOT);
    List<X509Certificate> trusted = new ArrayList<>();
    List<X509Certificate> others = new ArrayList<>();
    for (X509Certificate certificate : certificates) {
      (digest(certificate).equals(wanted) ? trusted : others).add(certificate);
    }
    while (!trusted.isEmpty() && others.removeIf(other -> isSignedByOne(trusted, other))) {
      // Those just added may have signed others.
    }
    return !trusted.isEmpty() && others.isEmpty();
  }

  private static boolean isSignedByOne(List<X509Certificate> trusted, X509Certificate other) {
    for (X509Certificate one : trusted) {
      if (one.getBasicConstraints() >= 0 && isSignedBy(one, other)) {
        return trusted.add(other);
      }
    }
    return false;
  }

  private static boolean isSignedBy(X509Certificate signer, X509Certificate certificate) {
    try {
      certificate.verify(signer.getPublicKey());
      return certificate.getIssuerX500Principal().equals(signer.getSubjectX500Principal());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String digest(X509Certificate certificate) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
