package plumb.daemon.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import plumb.agent.provider.FileSource.Entry;
import plumb.agent.provider.FileSource.EntryKind;
import plumb.agent.provider.ProviderException;
import plumb.agent.state.AtomicFile;

/** A directory that is made as a server describes it; only its owner can read and run its files. */
final class FactsDirectory {
  private static final int MOST = 64 << 20;
  private static final int EXECUTABLE = 0100;

  private final Path directory;

  FactsDirectory(Path directory) {
    this.directory = directory;
  }

  /**
   * Fetches what differs, and removes what is not described.
   *
   * @param entries parents before children, with paths that stay below the directory
   * @return whether anything was changed
   */
  boolean become(List<Entry> entries) throws IOException, InterruptedException, ProviderException {
    boolean changed = false;
    Set<Path> wanted = new HashSet<>();
    for (Entry entry : entries) {
      Path path = directory.resolve(entry.relativePath()).normalize();
      wanted.add(path);
      if (entry.kind() == EntryKind.DIRECTORY) {
        changed |= makeDirectory(path);
      } else if (entry.kind() == EntryKind.FILE) {
        changed |= makeFile(path, entry);
      }
    }
    return removeOthers(wanted) || changed;
  }

  private static boolean makeDirectory(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    Files.deleteIfExists(path);
    AtomicFile.createDirectories(path);
    return true;
  }

  private static boolean makeFile(Path path, Entry entry)
      throws IOException, InterruptedException, ProviderException {
    boolean runs = (entry.mode() & EXECUTABLE) != 0;
    String checksum = entry.checksum();
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      remove(path);
    }
    if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
        && Files.isExecutable(path) == runs
        && checksum(Files.readAllBytes(path)).equals(checksum)) {
      return false;
    }
    byte[] content;
    try (InputStream in = entry.open()) {
      content = in.readNBytes(MOST);
    }
    if (content.length == MOST) {
      throw new IOException(entry.source() + " has more than " + (MOST >> 20) + " MiB");
    }
    if (checksum != null && !checksum.equals(checksum(content))) {
      throw new IOException(entry.source() + " is not what the server has described");
    }
    AtomicFile.write(path, content);
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(runs ? "rwx------" : "rw-------"));
    return true;
  }

  private boolean removeOthers(Set<Path> wanted) throws IOException {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    List<Path> others = new ArrayList<>();
    try (Stream<Path> all = Files.walk(directory)) {
      all.filter(path -> !path.equals(directory) && !wanted.contains(path)).forEach(others::add);
    }
    others.sort(Comparator.reverseOrder());
    for (Path other : others) {
      Files.deleteIfExists(other);
    }
    return !others.isEmpty();
  }

  private static void remove(Path tree) throws IOException {
    List<Path> paths;
    try (Stream<Path> all = Files.walk(tree)) {
      paths = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }

  private static String checksum(byte[] content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return "{sha256}" + HexFormat.of().formatHex(digest.digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
