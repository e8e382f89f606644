package plumb.server.authority;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import plumb.store.StoreException;

/**
 * The secret that servers share beside their database: it seals the keys that the database keeps
 * (AES-256-GCM), so that whoever reads a copy of the database alone can sign nothing. Thread-safe.
 */
public final class SecretKey {
  private static final int BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key;

  private SecretKey(byte[] bytes) {
    key = new SecretKeySpec(bytes, "AES");
  }

  /**
   * Reads the secret from a file, which is made when there is none.
   *
   * @throws IOException when it cannot be read or made, or others may read it
   */
  public static SecretKey in(Path file) throws IOException {
    if (!Files.exists(file)) {
      make(file);
    }
    var permissions = Files.getPosixFilePermissions(file);
    if (permissions.stream().anyMatch(p -> !p.name().startsWith("OWNER"))) {
      throw new IOException(
          file
              + " holds the server's secret, and others than its owner may use it: "
              + PosixFilePermissions.toString(permissions));
    }
    byte[] bytes = decoded(Files.readString(file, StandardCharsets.ISO_8859_1).strip());
    if (bytes.length != BYTES) {
      throw new IOException(file + " holds no secret of " + BYTES + " bytes");
    }
    return new SecretKey(bytes);
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException none) {
      return new byte[0];
    }
  }

  private static void make(Path file) throws IOException {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Path whole =
        Files.createTempFile(
            directory,
            ".secret",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(whole, Base64.getEncoder().encodeToString(bytes) + "\n");
      // What the database has sealed with it is of no use without it.
      sync(whole);
      // A link, unlike a move, leaves the secret of a server that was faster.
      Files.createLink(file, whole);
      sync(directory);
    } catch (FileAlreadyExistsException another) {
      // Its secret is the one.
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  private static void sync(Path path) throws IOException {
    try (FileChannel open = FileChannel.open(path, StandardOpenOption.READ)) {
      open.force(true);
    }
  }

  /** Seals a text. */
  public String seal(String text) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8));
    byte[] whole = ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    return Base64.getEncoder().encodeToString(whole);
  }

  /**
   * Opens what was sealed.
   *
   * @throws StoreException when another secret sealed it, or it was changed
   */
  public String open(String sealed) {
    ByteBuffer whole = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
    byte[] nonce = new byte[NONCE_BYTES];
    whole.get(nonce);
    byte[] rest = new byte[whole.remaining()];
    whole.get(rest);
    return new String(run(Cipher.DECRYPT_MODE, nonce, rest), StandardCharsets.UTF_8);
  }

  private byte[] run(int mode, byte[] nonce, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new StoreException(
          "The database's keys were sealed with another secret than this server has", e);
    }
  }
}
