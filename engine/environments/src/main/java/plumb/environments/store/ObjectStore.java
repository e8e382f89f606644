package plumb.environments.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import plumb.environments.DirectoryTree;

/**
 * Every content that a file of an environment has, once: snapshots have hard links to it. A file
 * that may be executed is another object than one that may not.
 *
 * <p>An object is there whole or not at all. Because its file is shared, who writes into a file of
 * one environment changes all that share it: {@link #isDamaged} finds that. Thread-safe.
 */
public final class ObjectStore {
  private static final String GIT = "git";
  private static final String EXECUTABLE = "x";
  private static final Set<StandardOpenOption> NEW =
      EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  private static final FileAttribute<Set<PosixFilePermission>> PLAIN_MODE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-rw-rw-"));
  private static final FileAttribute<Set<PosixFilePermission>> EXECUTABLE_MODE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwxrwx"));

  private final Path directory;
  private final Path temporaries;
  private final Path stamp;
  private final Path damage;
  private final AtomicLong temporary = new AtomicLong();

  /**
   * @param directory where the objects lie; made when the first one comes
   */
  public ObjectStore(Path directory) {
    this.directory = directory;
    this.temporaries = directory.resolve("writing");
    this.stamp = directory.resolve("checked");
    this.damage = directory.resolve("damaged");
  }

  /** The digest of a content that git knows by this object's name. */
  public static String gitDigest(String object) {
    return GIT + "/" + object;
  }

  /** The digest of a content that hashes to this. */
  public static String sha256Digest(byte[] hash) {
    return "sha256/" + HexFormat.of().formatHex(hash);
  }

  /** Whether there is the content of a file. */
  public boolean has(TreeEntry file) {
    return Files.exists(path(file), LinkOption.NOFOLLOW_LINKS);
  }

  /** Adds the content of a file; it replaces what may be there. */
  public void add(TreeEntry file, Contents contents) throws IOException {
    Path target = path(file);
    Path written = temporaries.resolve(Long.toString(temporary.incrementAndGet()));
    boolean executable = file.kind() == TreeEntry.Kind.EXECUTABLE;
    try {
      write(file, contents, written, executable);
    } catch (NoSuchFileException e) {
      Files.createDirectories(temporaries);
      write(file, contents, written, executable);
    }
    try {
      move(written, target);
    } catch (NoSuchFileException e) {
      Files.createDirectories(target.getParent());
      move(written, target);
    }
  }

  private static void write(TreeEntry file, Contents contents, Path written, boolean executable)
      throws IOException {
    try (OutputStream out =
        Channels.newOutputStream(
            Files.newByteChannel(written, NEW, executable ? EXECUTABLE_MODE : PLAIN_MODE))) {
      contents.write(file.digest(), out);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(written);
      throw e;
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Makes a file of an environment; its content is added when it is not there. */
  public void link(TreeEntry file, Path target, Contents contents) throws IOException {
    Path object = path(file);
    try {
      Files.createLink(target, object);
    } catch (NoSuchFileException e) {
      add(file, contents);
      Files.createLink(target, object);
    } catch (FileSystemException e) {
      if (!String.valueOf(e.getReason()).contains("Too many links")) {
        throw e;
      }
      Files.copy(object, target, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  private Path path(TreeEntry file) {
    String digest = file.digest();
    int start = digest.indexOf('/') + 1;
    String name = file.kind() == TreeEntry.Kind.EXECUTABLE ? digest + EXECUTABLE : digest;
    return directory.resolve(name.substring(0, start + 2) + "/" + name.substring(start + 2));
  }

  /**
   * Whether an object is not what it was when it was last checked. Only those are read whose files
   * changed since; what a killed process left behind is no object.
   *
   * @param repair whether those objects are removed, so that they are added again; that there were
   *     any is remembered until {@link #markChecked}, because environments still have links to them
   */
  public boolean isDamaged(boolean repair) throws IOException {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    FileTime checked =
        Files.exists(stamp) ? Files.getLastModifiedTime(stamp) : FileTime.fromMillis(0);
    boolean damaged = Files.exists(damage);
    for (Path object : changedSince(checked)) {
      if (!object.startsWith(temporaries) && !isWhole(object)) {
        damaged = true;
        if (repair) {
          Files.writeString(damage, "");
          Files.delete(object);
        }
      }
    }
    if (repair) {
      DirectoryTree.delete(temporaries);
    }
    return damaged;
  }

  /** Remembers that all objects, and all environments, are what they should be. */
  public void markChecked() throws IOException {
    if (Files.isDirectory(directory)) {
      Files.deleteIfExists(damage);
      Files.deleteIfExists(stamp);
      Files.createFile(stamp);
    }
  }

  private List<Path> changedSince(FileTime time) throws IOException {
    try (Stream<Path> all =
        Files.find(
            directory,
            3,
            (path, attributes) ->
                attributes.isRegularFile()
                    && attributes.lastModifiedTime().compareTo(time) >= 0
                    && isObject(path))) {
      return new ArrayList<>(all.toList());
    }
  }

  private boolean isObject(Path file) {
    return !file.equals(stamp) && !file.equals(damage);
  }

  private boolean isWhole(Path object) throws IOException {
    Path relative = directory.relativize(object);
    String hash = relative.getName(1).toString() + relative.getName(2);
    if (hash.endsWith(EXECUTABLE)) {
      hash = hash.substring(0, hash.length() - 1);
    }
    boolean git = relative.startsWith(GIT);
    MessageDigest digest = digest(git ? "SHA-1" : "SHA-256");
    if (git) {
      digest.update(("blob " + Files.size(object) + "\0").getBytes(StandardCharsets.US_ASCII));
    }
    try (InputStream in = new DigestInputStream(Files.newInputStream(object), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest()).equals(hash);
  }

  /** Removes the objects that no snapshot has a link to. */
  public void collect() throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    List<Path> unused;
    try (Stream<Path> all = Files.find(directory, 3, (path, is) -> is.isRegularFile())) {
      unused = all.filter(path -> isObject(path) && links(path) == 1).toList();
    }
    for (Path object : unused) {
      Files.deleteIfExists(object);
    }
  }

  private static int links(Path path) {
    try {
      return (Integer) Files.getAttribute(path, "unix:nlink", LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      return 0;
    }
  }

  /** Every Java has both of the algorithms. */
  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
