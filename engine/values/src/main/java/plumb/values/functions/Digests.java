package plumb.values.functions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests of text, in hexadecimal. */
public final class Digests {
  private Digests() {}

  /** The digest of the text in UTF-8 by an algorithm of Java's, such as {@code SHA-256}. */
  public static String hex(String algorithm, String text) {
    return HexFormat.of().formatHex(bytes(algorithm, text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The digest of bytes. */
  public static byte[] bytes(String algorithm, byte[] data) {
    try {
      return MessageDigest.getInstance(algorithm).digest(data);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has " + algorithm, e);
    }
  }
}
