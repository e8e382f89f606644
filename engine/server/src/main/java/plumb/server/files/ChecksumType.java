package plumb.server.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How content is compared, by the names that agents use. */
public enum ChecksumType {
  SHA256("SHA-256", Integer.MAX_VALUE),
  SHA256LITE("SHA-256", 512),
  SHA224("SHA-224", Integer.MAX_VALUE),
  SHA384("SHA-384", Integer.MAX_VALUE),
  SHA512("SHA-512", Integer.MAX_VALUE),
  SHA1("SHA-1", Integer.MAX_VALUE),
  SHA1LITE("SHA-1", 512),
  MD5("MD5", Integer.MAX_VALUE),
  MD5LITE("MD5", 512),
  MTIME(null, 0),
  CTIME(null, 0),
  NONE(null, 0);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final @Nullable String algorithm;
  private final int bytes;

  ChecksumType(@Nullable String algorithm, int bytes) {
    this.algorithm = algorithm;
    this.bytes = bytes;
  }

  /**
   * The type of a name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static ChecksumType of(String name) {
    for (ChecksumType type : values()) {
      if (type.label().equals(name.toLowerCase(Locale.ROOT))) {
        return type;
      }
    }
    throw new IllegalArgumentException("there is no checksum_type '" + name + "'");
  }

  /** The name as agents write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The checksum of a file, without the name in braces. */
  String of(Path file, BasicFileAttributes attributes) throws IOException {
    if (algorithm != null) {
      return digest(file, algorithm);
    }
    return switch (this) {
      case MTIME -> time(attributes.lastModifiedTime().toInstant());
      case CTIME -> changed(file);
      default -> "";
    };
  }

  /** When a directory was changed. */
  static String changed(Path file) throws IOException {
    Object time = Files.getAttribute(file, "unix:ctime");
    return time(((FileTime) time).toInstant());
  }

  private static String time(Instant time) {
    return TIME.format(time);
  }

  private String digest(Path file, String name) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance(name))) {
      if (bytes == Integer.MAX_VALUE) {
        long unused = digest.transferTo(OutputStream.nullOutputStream());
      } else {
        int unused = digest.readNBytes(bytes).length;
      }
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
