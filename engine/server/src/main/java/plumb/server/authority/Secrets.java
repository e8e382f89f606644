package plumb.server.authority;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Makes secrets that are shown once. They have 256 random bits, so that a plain digest tells nobody
 * anything of them.
 */
public final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;
  private static final int LONGEST_NAME = 200;

  private Secrets() {}

  /** A new secret; its prefix lets tools find it where it should not be. */
  public static String make(String prefix) {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * The name that people call a secret by.
   *
   * @throws RefusedException when it cannot be printed or is too long to be kept
   */
  public static String checkName(String name) throws RefusedException {
    if (name.isBlank()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw new RefusedException(
          "A name has 1 to %d characters, none of which controls a terminal"
              .formatted(LONGEST_NAME));
    }
    return name;
  }

  /** What is kept of a secret: its SHA-256 digest, hexadecimal. */
  public static String digest(String secret) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
