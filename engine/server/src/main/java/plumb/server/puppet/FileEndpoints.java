package plumb.server.puppet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.json.ValueJson;
import plumb.server.compile.Environments;
import plumb.server.compile.LoadedEnvironment;
import plumb.server.files.ChecksumType;
import plumb.server.files.FileListing;
import plumb.server.files.Mounts;
import plumb.server.files.Root;
import plumb.server.files.Wanted;
import plumb.server.http.Answer;
import plumb.server.http.Call;
import plumb.server.http.HttpFailure;

/** {@code /puppet/v3/file_metadata}, {@code file_metadatas} and {@code file_content}. */
public final class FileEndpoints {
  private final Environments environments;
  private final Mounts mounts;
  private final FileListing listing;

  public FileEndpoints(Environments environments, Mounts mounts, FileListing listing) {
    this.listing = listing;
    this.environments = environments;
    this.mounts = mounts;
  }

  /** Describes one file. */
  public Answer metadata(Call call) throws IOException {
    Wanted wanted = wanted(call);
    try (LoadedEnvironment.Use use = use(call)) {
      Map<String, Object> found = listing.one(first(use, call, "file_metadata"), wanted);
      if (found == null) {
        throw HttpFailure.notFound("Not Found: Could not find file_metadata " + call.path("path"));
      }
      return json(found);
    }
  }

  /** Describes a tree. */
  public Answer metadatas(Call call) throws IOException {
    Wanted wanted = wanted(call);
    try (LoadedEnvironment.Use use = use(call)) {
      List<Root> roots = roots(use, call);
      if (roots == null || (roots.isEmpty() && !Mounts.isMerged(path(call)))) {
        throw HttpFailure.notFound("Could not find file_metadatas " + path(call));
      }
      if (roots.isEmpty()) {
        // No module has any: agents want an empty directory then.
        return json(List.of(listing.nothing()));
      }
      return json(listing.tree(roots, wanted));
    }
  }

  /** Sends a file. */
  public Answer content(Call call) throws IOException {
    LoadedEnvironment.Use use = use(call);
    try {
      Path file = first(use, call, "file_content").file();
      if (Files.isRegularFile(file)) {
        // It is read while it is sent, and must be there until then.
        Answer answer = Answer.file(file).then(use::close);
        use = null;
        return answer;
      }
      throw HttpFailure.notFound("Could not find file_content " + path(call));
    } finally {
      if (use != null) {
        use.close();
      }
    }
  }

  private Root first(LoadedEnvironment.Use use, Call call, String what) throws IOException {
    List<Root> roots = roots(use, call);
    if (roots == null || roots.isEmpty()) {
      throw HttpFailure.notFound("Could not find " + what + " " + path(call));
    }
    return roots.get(0);
  }

  private @Nullable List<Root> roots(LoadedEnvironment.Use use, Call call) throws IOException {
    return mounts.find(use.environment().snapshot(), path(call));
  }

  private LoadedEnvironment.Use use(Call call) throws IOException {
    String unused = Own.someNode(call);
    String environment = Own.environment(call);
    LoadedEnvironment.Use use = environments.use(environment);
    if (use == null) {
      throw HttpFailure.notFound("Could not find environment '" + environment + "'");
    }
    return use;
  }

  private static String path(Call call) {
    return call.path("path");
  }

  private static Wanted wanted(Call call) {
    String permissions = call.query("source_permissions");
    String checksum = call.query("checksum_type");
    boolean recurse = "true".equals(call.query("recurse"));
    try {
      String limit = call.query("recurselimit");
      Integer levels = limit == null || limit.equals("infinite") ? null : Integer.valueOf(limit);
      return new Wanted(
          !"manage".equals(call.query("links")),
          permissions != null && !permissions.equals("ignore"),
          checksum == null ? ChecksumType.SHA256 : ChecksumType.of(checksum),
          recurse ? levels : Integer.valueOf(0),
          call.queries("ignore"));
    } catch (IllegalArgumentException e) {
      throw HttpFailure.badRequest("a parameter has a value that is unknown: " + e.getMessage());
    }
  }

  private static Answer json(Object value) {
    return Answer.json(ValueJson.text(value, false).getBytes(StandardCharsets.UTF_8));
  }
}
