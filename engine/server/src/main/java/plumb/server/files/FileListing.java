package plumb.server.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Describes files and trees of files. Thread-safe. */
public final class FileListing {
  /** More entries than any directory that agents should manage file by file. */
  private static final int MOST = 200_000;

  private static final int PLAIN_MODE = 0644;
  private static final int MODE_BITS = 07777;

  private final Digests digests = new Digests();

  /** Describes one file or directory; null for what is neither, such as a pipe. */
  public @Nullable Map<String, Object> one(Root root, Wanted wanted) throws IOException {
    FileMetadata found = metadata(root, root.file(), null, root.file(), wanted);
    return found == null ? null : found.toMap();
  }

  /**
   * Describes trees as one: where two have the same path, the first one wins.
   *
   * @throws IOException when a file cannot be read, or there are too many
   */
  public List<Map<String, Object>> tree(List<Root> roots, Wanted wanted) throws IOException {
    Map<String, FileMetadata> found = new LinkedHashMap<>();
    List<PathMatcher> ignored = wanted.ignored();
    for (Root root : roots) {
      add(root, root.file(), ".", found, wanted);
      walk(new Walk(root, wanted, ignored, found), root.file(), "", 1);
    }
    return found.values().stream().map(FileMetadata::toMap).toList();
  }

  /** A directory with nothing in it that agents can have. */
  public Map<String, Object> nothing() throws IOException {
    Path root = Path.of("/");
    return new FileMetadata(
            root.toString(),
            ".",
            false,
            0,
            0,
            PLAIN_MODE,
            "directory",
            "ctime",
            "{ctime}" + ChecksumType.changed(root),
            null)
        .toMap();
  }

  private record Walk(
      Root root, Wanted wanted, List<PathMatcher> ignored, Map<String, FileMetadata> found) {}

  private void walk(Walk walk, Path directory, String prefix, int depth) throws IOException {
    Integer most = walk.wanted().depth();
    if (most != null && depth > most || !isDirectory(directory, walk)) {
      return;
    }
    for (Path child : children(directory)) {
      Path name = child.getFileName();
      if (walk.ignored().stream().anyMatch(pattern -> pattern.matches(name))) {
        continue;
      }
      String relative = prefix + name;
      if (add(walk.root(), child, relative, walk.found(), walk.wanted())) {
        walk(walk, child, relative + "/", depth + 1);
      }
      if (walk.found().size() > MOST) {
        throw new IOException(walk.root().file() + " holds more than " + MOST + " entries");
      }
    }
  }

  /** A directory, or a link to one where links are followed; never one that holds itself. */
  private static boolean isDirectory(Path directory, Walk walk) throws IOException {
    if (!Files.isSymbolicLink(directory)) {
      return Files.isDirectory(directory);
    }
    Path parent = directory.getParent();
    return walk.wanted().follows()
        && Files.isDirectory(directory)
        && (parent == null || !parent.toRealPath().startsWith(directory.toRealPath()));
  }

  private static List<Path> children(Path directory) throws IOException {
    TreeSet<Path> children = new TreeSet<>();
    try (var all = Files.newDirectoryStream(directory)) {
      all.forEach(children::add);
    }
    return new ArrayList<>(children);
  }

  /** Adds a file unless an earlier root has it. */
  private boolean add(
      Root root, Path file, String relative, Map<String, FileMetadata> found, Wanted wanted)
      throws IOException {
    if (found.containsKey(relative)) {
      return true;
    }
    FileMetadata metadata = metadata(root, root.file(), relative, file, wanted);
    if (metadata != null) {
      found.put(relative, metadata);
    }
    return metadata != null;
  }

  /** Describes a file; null for what agents cannot have, such as a link out of its module. */
  private @Nullable FileMetadata metadata(
      Root root, Path base, @Nullable String relative, Path file, Wanted wanted)
      throws IOException {
    boolean link = Files.isSymbolicLink(file) && !wanted.follows();
    if (!link && (!Files.exists(file) || !root.holds(file))) {
      return null;
    }
    LinkOption[] options = link ? new LinkOption[] {LinkOption.NOFOLLOW_LINKS} : new LinkOption[0];
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class, options);
    if (attributes.isOther()) {
      return null;
    }
    String type = attributes.isDirectory() ? "directory" : link ? "link" : "file";
    String checksumType = attributes.isDirectory() ? "ctime" : wanted.checksum().label();
    String checksum = checksum(file, attributes, link, wanted.checksum());
    Map<String, Object> owned =
        wanted.permissions() ? Files.readAttributes(file, "unix:uid,gid,mode", options) : Map.of();
    return new FileMetadata(
        base.toString(),
        relative,
        wanted.follows(),
        number(owned, "uid", 0),
        number(owned, "gid", 0),
        number(owned, "mode", PLAIN_MODE) & MODE_BITS,
        type,
        checksumType,
        "{" + checksumType + "}" + checksum,
        link ? Files.readSymbolicLink(file).toString() : null);
  }

  private String checksum(
      Path file, BasicFileAttributes attributes, boolean link, ChecksumType type)
      throws IOException {
    if (attributes.isDirectory()) {
      return ChecksumType.changed(file);
    }
    return link ? "" : digests.of(file, attributes, type);
  }

  private static int number(Map<String, Object> attributes, String name, int otherwise) {
    return attributes.get(name) instanceof Integer number ? number : otherwise;
  }
}
