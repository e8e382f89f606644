package plumb.server.access;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;
import plumb.server.authority.RefusedException;

/**
 * A public key of SSH, known by its fingerprint as {@code ssh-keygen -l} shows it. What it proves
 * is kept as a token is, with the fingerprint in the place of a secret's digest.
 */
public record SshKey(String fingerprint) {
  static final String PREFIX = "SHA256:";

  private static final Set<String> KINDS =
      Set.of(
          "ssh-ed25519",
          "ecdsa-sha2-nistp256",
          "ecdsa-sha2-nistp384",
          "ecdsa-sha2-nistp521",
          "ssh-rsa");

  /** RFC 4253: a name, an exponent and a number of 2048 bits. */
  private static final int LEAST_RSA_BYTES = 270;

  /**
   * Reads a file of {@code ssh-keygen}: a kind, the key in base64, and a comment (sshd(8)).
   *
   * @throws RefusedException when it holds no public key that is good enough
   */
  public static SshKey of(String text) throws RefusedException {
    String[] parts = text.strip().split("\\s+", 3);
    if (parts.length < 2 || text.strip().indexOf('\n') >= 0) {
      throw new RefusedException(
          "This is no public key of SSH: a file of ssh-keygen that ends with .pub is one");
    }
    if (!KINDS.contains(parts[0])) {
      throw new RefusedException(
          "Keys of the kind '%s' are not taken; ed25519, ecdsa and rsa are".formatted(parts[0]));
    }
    byte[] key = bytes(parts[1]);
    if (!kind(key).equals(parts[0])) {
      throw new RefusedException("This is no public key of SSH: it is not what it says");
    }
    if (parts[0].equals("ssh-rsa") && key.length < LEAST_RSA_BYTES) {
      throw new RefusedException("This key is weak: RSA keys have 2048 bits at least");
    }
    return new SshKey(PREFIX + Base64.getEncoder().withoutPadding().encodeToString(digest(key)));
  }

  private static byte[] bytes(String text) throws RefusedException {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new RefusedException("This is no public key of SSH: it is not in base64");
    }
  }

  private static String kind(byte[] key) throws RefusedException {
    try {
      ByteBuffer all = ByteBuffer.wrap(key);
      byte[] kind = new byte[Math.max(0, Math.min(all.getInt(), key.length))];
      all.get(kind);
      return new String(kind, StandardCharsets.US_ASCII);
    } catch (BufferUnderflowException e) {
      throw new RefusedException("This is no public key of SSH: it is too short");
    }
  }

  private static byte[] digest(byte[] key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
