package plumb.server.puppet;

import com.linecorp.armeria.common.HttpMethod;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.server.access.AuditLog;
import plumb.server.access.Grant;
import plumb.server.access.Role;
import plumb.server.http.Answer;
import plumb.server.http.Call;
import plumb.server.http.Endpoint;
import plumb.server.http.HttpFailure;
import plumb.server.records.BucketRecords;
import plumb.store.buckets.BucketFile;

/**
 * {@code /puppet/v3/file_bucket_file/ALGORITHM/CHECKSUM/PATH}: files that nodes keep before they
 * replace them. A node gets what it has kept itself; others' files may hold others' secrets.
 */
public final class BucketEndpoint implements Endpoint {
  /** By the names that agents use. */
  private static final Map<String, String> ALGORITHMS =
      Map.of(
          "md5", "MD5",
          "sha1", "SHA-1",
          "sha224", "SHA-224",
          "sha256", "SHA-256",
          "sha384", "SHA-384",
          "sha512", "SHA-512");

  private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]+");

  private final BucketRecords records;
  private final AuditLog audit;

  public BucketEndpoint(BucketRecords records, AuditLog audit) {
    this.records = records;
    this.audit = audit;
  }

  @Override
  public Answer answer(Call call) {
    boolean seesAll = call.requester().may(Role.VIEWER, null, null);
    String node = seesAll && call.method() != HttpMethod.PUT ? "" : Own.someNode(call);
    BucketFile file = file(node, call.path("path"));
    if (call.method() == HttpMethod.PUT) {
      byte[] content = call.body();
      if (!digest(file.algorithm()).formatted(content).equals(file.checksum())) {
        throw HttpFailure.badRequest(
            "the content is not that of " + file.algorithm() + " " + file.checksum());
      }
      records.keep(file, content);
      return Answer.text("").as(Answer.BYTES);
    }
    if (call.query("list_all") != null || call.query("diff_with") != null) {
      throw HttpFailure.badRequest("a bucket on a server neither lists nor compares its files");
    }
    String owner = seesAll ? null : node;
    String path = file.path().isEmpty() ? null : file.path();
    if (call.method() == HttpMethod.HEAD) {
      return head(owner, file, path);
    }
    byte[] content = records.content(owner, file, path).orElseThrow(() -> missing(file));
    if (seesAll) {
      // Others' files may hold others' secrets.
      Grant viewer = call.requester().must(Role.VIEWER, null, null);
      audit.note(viewer, "bucket.read", file.algorithm() + "/" + file.checksum(), file.path());
    }
    return Answer.json(content).as(Answer.BYTES);
  }

  private Answer head(@Nullable String owner, BucketFile file, @Nullable String path) {
    if (!records.has(owner, file, path)) {
      throw missing(file);
    }
    return Answer.text("").as(Answer.BYTES);
  }

  private static HttpFailure missing(BucketFile file) {
    return HttpFailure.notFound(
        "Could not find file_bucket_file " + file.algorithm() + "/" + file.checksum());
  }

  private static BucketFile file(String node, String key) {
    String[] parts = key.split("/", 3);
    String algorithm = ALGORITHMS.get(parts[0]);
    if (algorithm == null) {
      throw HttpFailure.badRequest("Unsupported checksum type " + parts[0]);
    }
    String checksum = parts.length < 2 ? "" : parts[1];
    if (!HEXADECIMAL.matcher(checksum).matches()
        || checksum.length() != 2 * digest(parts[0]).length()) {
      throw HttpFailure.badRequest("Invalid checksum " + checksum);
    }
    String path = parts.length < 3 || parts[2].isEmpty() ? "" : parts[2].replaceAll("^/*", "/");
    return new BucketFile(node, parts[0], checksum, Spelling.path(path));
  }

  /** A digest by the name that agents use. */
  private record Digest(MessageDigest digest) {
    int length() {
      return digest.getDigestLength();
    }

    String formatted(byte[] content) {
      return HexFormat.of().formatHex(digest.digest(content));
    }
  }

  private static Digest digest(String name) {
    try {
      return new Digest(MessageDigest.getInstance(String.valueOf(ALGORITHMS.get(name))));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
