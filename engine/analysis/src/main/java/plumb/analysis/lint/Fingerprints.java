package plumb.analysis.lint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import plumb.analysis.Finding;
import plumb.dsl.source.SourceText;

/**
 * Names of findings that stay the same when their lines move: a digest of the check, the file, the
 * text of the line, and which of those that are alike it is. Made for one report; not thread-safe.
 */
public final class Fingerprints {
  private final Map<FindingKey, Integer> seen = new HashMap<>();

  /**
   * The fingerprint of the next finding.
   *
   * @param source the text that it was found in
   * @param path the file's path as reports have it
   */
  public String of(SourceText source, Finding finding, String path) {
    FindingKey key = FindingKey.of(source, finding, path);
    int alike = seen.merge(key, 1, Integer::sum);
    String text = key.check() + "\0" + key.path() + "\0" + key.line() + "\0" + alike;
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
