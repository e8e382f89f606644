package plumb.host.files;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How two contents are compared, and how a content is named in messages and reports. */
enum ChecksumKind {
  SHA256("sha256", "SHA-256", false),
  SHA256LITE("sha256lite", "SHA-256", true),
  MD5("md5", "MD5", false),
  MD5LITE("md5lite", "MD5", true),
  SHA1("sha1", "SHA-1", false),
  SHA1LITE("sha1lite", "SHA-1", true),
  SHA512("sha512", "SHA-512", false),
  SHA384("sha384", "SHA-384", false),
  SHA224("sha224", "SHA-224", false),
  MTIME("mtime", null, false),
  CTIME("ctime", null, false),
  NONE("none", null, false);

  /** The "lite" kinds look at no more than this. */
  static final int LITE_BYTES = 512;

  private static final int BUFFER = 1 << 16;

  private final String label;
  private final @Nullable String algorithm;
  private final boolean lite;

  ChecksumKind(String label, @Nullable String algorithm, boolean lite) {
    this.label = label;
    this.algorithm = algorithm;
    this.lite = lite;
  }

  String label() {
    return label;
  }

  /** Returns whether it depends on the content. */
  boolean isDigest() {
    return algorithm != null;
  }

  boolean isLite() {
    return lite;
  }

  static List<String> labels() {
    List<String> labels = new ArrayList<>();
    for (ChecksumKind kind : values()) {
      labels.add(kind.label);
    }
    return labels;
  }

  static @Nullable ChecksumKind labelled(String label) {
    for (ChecksumKind kind : values()) {
      if (kind.label.equals(label)) {
        return kind;
      }
    }
    return null;
  }

  /** Returns whether {@code hex} has the form of such a checksum. */
  boolean isValid(String hex) {
    return algorithm == null
        || (hex.length() == 2 * digest().getDigestLength()
            && hex.chars().allMatch(c -> Character.digit(c, 16) >= 0));
  }

  /** Returns a digest to be fed by the caller, who has to mind {@link #isLite}. */
  MessageDigest digest() {
    try {
      return MessageDigest.getInstance(algorithm == null ? "SHA-256" : algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  /** Returns {@code {sha256}...} of a content that is in memory. */
  String of(byte[] content) {
    MessageDigest digest = digest();
    digest.update(content, 0, lite ? Math.min(LITE_BYTES, content.length) : content.length);
    return text(digest);
  }

  /** Returns {@code {sha256}...} of a stream, which is read piece by piece and not closed. */
  String of(InputStream content) throws IOException {
    MessageDigest digest = digest();
    byte[] buffer = new byte[lite ? LITE_BYTES : BUFFER];
    for (int n = content.readNBytes(buffer, 0, buffer.length);
        n > 0;
        n = content.readNBytes(buffer, 0, buffer.length)) {
      digest.update(buffer, 0, n);
      if (lite) {
        break;
      }
    }
    return text(digest);
  }

  private String text(MessageDigest digest) {
    return "{" + label + "}" + HexFormat.of().formatHex(digest.digest());
  }
}
