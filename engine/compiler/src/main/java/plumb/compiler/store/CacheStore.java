package plumb.compiler.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Results in a directory that only its owner can read or write, one file each, named by the hash of
 * what it was made from. Files appear whole or not at all, so several processes can share the
 * directory. What has not been used for a month is removed. Thread-safe.
 *
 * <p>A failure to read or write costs time, nothing else: it counts as a miss, and the store is not
 * written again.
 */
public final class CacheStore {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);
  private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;

  private final Path directory;
  private final AtomicInteger temporaries = new AtomicInteger();
  private volatile boolean writable = true;
  private volatile boolean cleaned;

  private CacheStore(Path directory) {
    this.directory = directory;
  }

  /**
   * Opens a store among a person's own caches.
   *
   * @param family what kind of results it holds, without a hyphen
   * @param version tells results of one build from those of others, which may mean something else
   * @return null if there is no such place, or {@link #open} cannot have it
   */
  public static @Nullable CacheStore ofUser(String family, String version) {
    Path home = home();
    return home == null ? null : open(home.resolve(family + "-" + version));
  }

  /** The directory of a person's own caches; null if there is no place for it. */
  public static @Nullable Path home() {
    Path cache = cacheHome();
    return cache == null ? null : cache.resolve("plumb");
  }

  private static @Nullable Path cacheHome() {
    String xdg = System.getenv("XDG_CACHE_HOME");
    if (xdg != null && xdg.startsWith("/")) {
      return Path.of(xdg);
    }
    String home = System.getProperty("user.home");
    return home != null && home.startsWith("/") ? Path.of(home, ".cache") : null;
  }

  /**
   * Opens a store, and makes its directory if it is not there.
   *
   * @return null if the directory cannot be had, or is open to other people: their results are not
   *     to be trusted
   */
  public static @Nullable CacheStore open(Path directory) {
    try {
      Files.createDirectories(directory.getParent());
      if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      }
      PosixFileAttributes attributes =
          Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      boolean own =
          attributes.isDirectory()
              && attributes.owner().getName().equals(System.getProperty("user.name"))
              && OWNER_ONLY.containsAll(attributes.permissions());
      return own ? new CacheStore(directory) : null;
    } catch (IOException | UnsupportedOperationException e) {
      return null;
    }
  }

  /** Results of this store that are many and small, in one file. */
  public PackFile pack(String name) {
    return new PackFile(directory, name);
  }

  /** The bytes stored under a key, or null. */
  public byte @Nullable [] load(String key) {
    Path file = directory.resolve(key);
    try {
      byte[] bytes = Files.readAllBytes(file);
      markUsed(file);
      return bytes;
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      writable = false;
      return null;
    }
  }

  /** What is used stays: {@link StoreCleaning} goes by the time of the last change. */
  static void markUsed(Path file) throws IOException {
    long now = System.currentTimeMillis();
    if (Files.getLastModifiedTime(file).toMillis() < now - DAY_MILLIS) {
      Files.setLastModifiedTime(file, FileTime.fromMillis(now));
    }
  }

  /** Stores bytes under a key, which has to do for the name of a file. */
  public void store(String key, byte[] bytes) {
    if (!writable) {
      return;
    }
    String unique = ProcessHandle.current().pid() + "-" + temporaries.incrementAndGet();
    Path temporary = directory.resolve("." + key + "." + unique);
    try {
      write(temporary, bytes);
      Files.move(
          temporary,
          directory.resolve(key),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      if (!cleaned) {
        cleaned = true;
        StoreCleaning.clean(directory);
      }
    } catch (IOException e) {
      writable = false;
    }
  }

  /** Writes a new file that only its owner can read. */
  static void write(Path file, byte[] bytes) throws IOException {
    Set<StandardOpenOption> options =
        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    var permissions =
        PosixFilePermissions.asFileAttribute(
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    try (SeekableByteChannel channel = Files.newByteChannel(file, options, permissions)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }
  }
}
