package plumb.server.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Catalog;
import plumb.catalog.Resource;
import plumb.compiler.snapshot.Snapshot;
import plumb.values.Unrepeatable;

/**
 * Puts what agents would ask of their files' sources into the catalog, as the reference does for
 * static catalogs: of files of modules that lie in the environment itself, for only those are one
 * with its code. Thread-safe.
 */
public final class StaticMetadata {
  private static final String SCHEME = "puppet://";
  private static final String MODULES = "/modules/";

  private final Mounts mounts;
  private final FileListing listing;

  public StaticMetadata(Mounts mounts, FileListing listing) {
    this.mounts = mounts;
    this.listing = listing;
  }

  /**
   * Adds metadata to a catalog.
   *
   * @param root the environment's directory
   * @param checksum what agents compare content by, unless a file says so itself
   * @throws IOException when a file cannot be read
   */
  public void addTo(Catalog catalog, Snapshot snapshot, Path root, ChecksumType checksum)
      throws IOException {
    Map<String, Object> single = new LinkedHashMap<>();
    Map<String, Object> recursive = new LinkedHashMap<>();
    for (Resource file : catalog.resources("File")) {
      List<String> sources = sources(file);
      if (file.virtual() || sources.isEmpty() || "absent".equals(file.get("ensure"))) {
        continue;
      }
      Wanted wanted = wanted(file, checksum);
      if (wanted == null) {
        continue;
      }
      Find find = new Find(snapshot, root, wanted);
      Object found = isTree(file) ? find.trees(sources, file) : find.first(sources);
      if (found != null) {
        (isTree(file) ? recursive : single).put(file.title(), found);
      }
    }
    catalog.setMetadata(single);
    catalog.setRecursiveMetadata(recursive);
  }

  /** The sources, without slashes at their ends; none when any of them is not a server's. */
  private static List<String> sources(Resource file) {
    Object given = file.get("source");
    List<String> sources = new ArrayList<>();
    for (Object one :
        given instanceof List<?> several ? several : List.of(given == null ? 0 : given)) {
      if (!(one instanceof String source) || !source.startsWith(SCHEME)) {
        return List.of();
      }
      sources.add(source.replaceAll("/+$", ""));
    }
    return sources;
  }

  /** How a file is asked for; null when a parameter has a value that only the agent may judge. */
  private static @Nullable Wanted wanted(Resource file, ChecksumType usual) {
    Object permissions = file.get("source_permissions");
    Object checksum = file.get("checksum");
    try {
      return new Wanted(
          "follow".equals(file.get("links")),
          permissions != null && !permissions.equals("ignore"),
          checksum == null ? usual : ChecksumType.of(String.valueOf(checksum)),
          isTree(file) ? limit(file.get("recurselimit")) : Integer.valueOf(0),
          texts(file.get("ignore")));
    } catch (IllegalArgumentException unknown) {
      return null;
    }
  }

  private static boolean isTree(Resource file) {
    Object recurse = file.get("recurse");
    return Boolean.TRUE.equals(recurse) || "true".equals(recurse) || "remote".equals(recurse);
  }

  private static @Nullable Integer limit(@Nullable Object given) {
    return given == null ? null : Integer.valueOf(String.valueOf(given));
  }

  private static List<String> texts(@Nullable Object given) {
    if (given instanceof List<?> several) {
      return several.stream().map(String::valueOf).toList();
    }
    return given == null ? List.of() : List.of(String.valueOf(given));
  }

  /** What one file's sources are. */
  private final class Find {
    private final Snapshot snapshot;
    private final Path root;
    private final Wanted wanted;

    Find(Snapshot snapshot, Path root, Wanted wanted) {
      this.snapshot = snapshot;
      this.root = root;
      this.wanted = wanted;
    }

    /** The first one that is there; null when it is none of the environment's. */
    @Nullable Map<String, Object> first(List<String> sources) throws IOException {
      for (String source : sources) {
        Root found = find(source);
        if (found != null) {
          String uri = uri(source, found);
          Map<String, Object> one = uri == null ? null : listing.one(found, wanted);
          return one == null ? null : described(one, source, uri);
        }
      }
      return null;
    }

    /** The trees by source; null when there is none, or one is none of the environment's. */
    @Nullable Map<String, Object> trees(List<String> sources, Resource file) throws IOException {
      Map<String, Object> trees = new LinkedHashMap<>();
      for (String source : sources) {
        Root found = find(source);
        if (found == null) {
          continue;
        }
        String uri = uri(source, found);
        if (uri == null) {
          return null;
        }
        List<Object> entries = new ArrayList<>();
        for (Map<String, Object> entry : listing.tree(List.of(found), wanted)) {
          Object path = entry.get("relative_path");
          entries.add(described(entry, null, ".".equals(path) ? uri : uri + "/" + path));
        }
        trees.put(source, entries);
        if (!"all".equals(file.get("sourceselect"))) {
          break;
        }
      }
      return trees.isEmpty() ? null : trees;
    }

    private @Nullable Root find(String source) throws IOException {
      if (!path(source).startsWith(MODULES)) {
        // Whoever puts files there tells nobody.
        Unrepeatable.note();
      }
      List<Root> roots = mounts.find(snapshot, path(source).substring(1));
      return roots == null || roots.isEmpty() ? null : roots.get(0);
    }

    /** The path behind the server's name. */
    private static String path(String source) {
      int slash = source.indexOf('/', SCHEME.length());
      return slash < 0 ? "/" : source.substring(slash);
    }

    /** Where its content is, below the environment; null when it is not one of its modules'. */
    private @Nullable String uri(String source, Root found) {
      if (!path(source).startsWith(MODULES) || !found.file().startsWith(root)) {
        return null;
      }
      String relative = root.relativize(found.file()).toString();
      String server = source.substring(0, source.length() - path(source).length());
      return StaticContent.isServed(relative) ? server + "/" + relative : null;
    }

    private static Map<String, Object> described(
        Map<String, Object> metadata, @Nullable String source, @Nullable String uri) {
      Map<String, Object> all = new LinkedHashMap<>(metadata);
      all.put("content_uri", String.valueOf(uri));
      if (source != null) {
        all.put("source", source);
      }
      return all;
    }
  }
}
