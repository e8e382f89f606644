package plumb.server.puppet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.catalog.json.ValueJson;
import plumb.compiler.snapshot.Snapshot;
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
  private final FileListing listing = new FileListing();

  public FileEndpoints(Environments environments, Mounts mounts) {
    this.environments = environments;
    this.mounts = mounts;
  }

  /** Describes one file. */
  public Answer metadata(Call call) throws IOException {
    Root root = first(call, "file_metadata");
    return json(listing.one(root, wanted(call)));
  }

  /** Describes a tree. */
  public Answer metadatas(Call call) throws IOException {
    Wanted wanted = wanted(call);
    List<Root> roots = roots(call);
    if (roots == null || (roots.isEmpty() && !Mounts.isMerged(path(call)))) {
      throw HttpFailure.notFound("Could not find file_metadatas " + path(call));
    }
    if (roots.isEmpty()) {
      // No module has any: agents want an empty directory then.
      return json(List.of(listing.nothing()));
    }
    return json(listing.tree(roots, wanted));
  }

  /** Sends a file. */
  public Answer content(Call call) throws IOException {
    Root root = first(call, "file_content");
    if (!Files.isRegularFile(root.file())) {
      throw HttpFailure.notFound("Could not find file_content " + path(call));
    }
    return Answer.file(root.file());
  }

  private Root first(Call call, String what) throws IOException {
    List<Root> roots = roots(call);
    if (roots == null || roots.isEmpty()) {
      throw HttpFailure.notFound("Could not find " + what + " " + path(call));
    }
    return roots.get(0);
  }

  private @Nullable List<Root> roots(Call call) throws IOException {
    String unused = Own.someNode(call);
    return mounts.find(snapshot(Own.environment(call)), path(call));
  }

  private static String path(Call call) {
    return call.path("path");
  }

  private Snapshot snapshot(String environment) throws IOException {
    LoadedEnvironment loaded = environments.get(environment);
    if (loaded == null) {
      throw HttpFailure.notFound("Could not find environment '" + environment + "'");
    }
    return loaded.snapshot();
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
