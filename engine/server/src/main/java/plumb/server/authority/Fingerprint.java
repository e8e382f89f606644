package plumb.server.authority;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests as people compare them: pairs of capital digits with colons. */
final class Fingerprint {
  private Fingerprint() {}

  static String of(String algorithm, byte[] der) {
    try {
      byte[] digest = MessageDigest.getInstance(algorithm).digest(der);
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
