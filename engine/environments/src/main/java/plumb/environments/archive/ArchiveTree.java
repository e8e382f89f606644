package plumb.environments.archive;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import plumb.environments.EnvironmentException;
import plumb.environments.store.ObjectStore;
import plumb.environments.store.TreeEntry;

/**
 * The files of an archive. Members that would lie outside of the module's directory, links and
 * devices are refused, and so are archives that unpack to more than any module has.
 */
public final class ArchiveTree {
  private static final long MAX_BYTES = 1L << 30;
  private static final long MAX_FILE_BYTES = 256L << 20;
  private static final int MAX_MEMBERS = 100_000;

  private final String shown;
  private final boolean topDirectory;
  private final ObjectStore store;
  private final Map<String, TreeEntry> entries = new HashMap<>();
  private long bytes;
  private int members;

  private ArchiveTree(String shown, boolean topDirectory, ObjectStore store) {
    this.shown = shown;
    this.topDirectory = topDirectory;
    this.store = store;
  }

  /**
   * Unpacks an archive into a store.
   *
   * @param shown what the archive is called in messages
   * @param topDirectory whether everything in it lies in one directory, which is left out
   * @return its files and directories
   * @throws EnvironmentException when it is none, or holds what is refused
   */
  public static List<TreeEntry> unpack(
      Path archive, String shown, boolean topDirectory, ObjectStore store) throws IOException {
    ArchiveTree tree = new ArchiveTree(shown, topDirectory, store);
    try (InputStream file = Files.newInputStream(archive);
        InputStream in = new BufferedInputStream(new GZIPInputStream(file))) {
      tree.read(new TarReader(in));
    } catch (ZipException | EOFException e) {
      throw new EnvironmentException("INVALID_ARCHIVE", shown + ": " + e.getMessage());
    }
    List<TreeEntry> sorted = new ArrayList<>(tree.entries.values());
    sorted.sort(Comparator.comparing(TreeEntry::path));
    return sorted;
  }

  private void read(TarReader tar) throws IOException {
    for (TarReader.Member member = tar.next(); member != null; member = tar.next()) {
      if (++members > MAX_MEMBERS) {
        throw refused("has more than " + MAX_MEMBERS + " members");
      }
      String path = path(member.name());
      if (path != null) {
        add(path, member, tar);
      }
    }
  }

  private void add(String path, TarReader.Member member, TarReader tar) throws IOException {
    if (member.isDirectory()) {
      put(new TreeEntry(path, TreeEntry.Kind.DIRECTORY, ""));
      return;
    }
    if (!member.isFile()) {
      throw refused("holds '" + member.name() + "', which is neither a file nor a directory");
    }
    bytes += member.size();
    if (member.size() > MAX_FILE_BYTES || bytes > MAX_BYTES) {
      throw refused("unpacks to more than a module has");
    }
    byte[] content = tar.content(member);
    TreeEntry.Kind kind = member.executable() ? TreeEntry.Kind.EXECUTABLE : TreeEntry.Kind.FILE;
    TreeEntry entry = new TreeEntry(path, kind, ObjectStore.sha256Digest(sha256(content)));
    put(entry);
    if (!store.has(entry)) {
      store.add(entry, (digest, out) -> out.write(content));
    }
  }

  private void put(TreeEntry entry) {
    TreeEntry before = entries.put(entry.path(), entry);
    if (before != null && before.kind() != entry.kind()) {
      throw refused("holds '" + entry.path() + "' twice");
    }
  }

  /** The path below the module's directory; null for that directory itself. */
  private @Nullable String path(String name) {
    if (name.startsWith("/") || name.indexOf('\0') >= 0) {
      throw refused("holds the absolute path '" + name + "'");
    }
    List<String> parts = new ArrayList<>();
    for (String part : name.split("/")) {
      if (part.equals("..") || part.equalsIgnoreCase(".git")) {
        throw refused("holds the path '" + name + "'");
      }
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    List<String> inside = topDirectory && !parts.isEmpty() ? parts.subList(1, parts.size()) : parts;
    return inside.isEmpty() ? null : String.join("/", inside);
  }

  private EnvironmentException refused(String why) {
    return new EnvironmentException("HOSTILE_ARCHIVE", shown + " " + why);
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
