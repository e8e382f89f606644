package plumb.host.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;

/**
 * Puts new content in place such that everybody sees the old file or the new one, whole and with
 * its final owner and permissions: a temporary file beside the target is written, flushed to disk,
 * checked and then renamed.
 */
final class FileWriter {
  private static final int BUFFER = 1 << 16;
  private static final Set<OpenOption> NEW_FILE =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  private static final FileAttribute<?> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Staging staging = new Staging();

  /** Accepts or refuses new content before it is put in place. */
  interface Check {
    void check(Path newFile) throws ProviderException, IOException, InterruptedException;
  }

  /**
   * Writes a file.
   *
   * @param path where the file is, or is to be
   * @param content read to its end
   * @param expected checksum that the content must have ("{sha256}..."), or null
   * @param kind how that checksum was made
   * @param check asked before the file is put in place
   */
  void write(
      FileDesired desired,
      Path path,
      FileState state,
      InputStream content,
      @Nullable String expected,
      ChecksumKind kind,
      Check check)
      throws ProviderException, IOException, InterruptedException {
    Path elsewhere = desired.copying().staging();
    staging.make(
        elsewhere == null ? parent(path) : elsewhere,
        FileWriter::createFile,
        made -> {
          writeTo(made, content, expected, kind);
          setAttributes(made, desired, state);
          check.check(made);
          putInPlace(made, path);
        });
  }

  /** Returns the directory that a path is in, which has to be there. */
  static Path parent(Path path) throws ProviderException {
    Path parent = path.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new ProviderException(
          "Cannot create " + path + "; parent directory " + parent + " does not exist");
    }
    return parent;
  }

  private static Path createFile(Path path) throws IOException {
    FileChannel.open(path, NEW_FILE, PRIVATE).close();
    return path;
  }

  private static void writeTo(
      Path temporary, InputStream content, @Nullable String expected, ChecksumKind kind)
      throws ProviderException, IOException {
    MessageDigest digest = kind.digest();
    long digested = 0;
    byte[] buffer = new byte[BUFFER];
    try (FileChannel channel =
        FileChannel.open(temporary, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
        long most = kind.isLite() ? Math.max(0, ChecksumKind.LITE_BYTES - digested) : n;
        digest.update(buffer, 0, (int) Math.min(n, most));
        digested += n;
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
      channel.force(true);
    }
    String written = "{" + kind.label() + "}" + HexFormat.of().formatHex(digest.digest());
    if (expected != null && kind.isDigest() && !written.equals(expected)) {
      throw new ProviderException(
          "File written to disk did not match desired checksum; discarding changes ("
              + written
              + " vs "
              + expected
              + ")");
    }
  }

  /** Gives a new file what is asked for, and otherwise what the old one had. */
  private static void setAttributes(Path temporary, FileDesired desired, FileState state)
      throws ProviderException, IOException {
    FileStat old = state.stat();
    int bits = FileAttributes.NEW_FILE;
    if (old != null && old.kind() == FileKind.FILE) {
      bits = old.bits();
      FileStat made = FileStat.of(temporary, false);
      if (made != null && (made.uid() != old.uid() || made.gid() != old.gid())) {
        FileAttributes.setOwnerOf(temporary, old);
      }
    }
    FileAttributes.setAll(temporary, FileKind.FILE, desired, state, bits);
  }

  private void putInPlace(Path temporary, Path path)
      throws ProviderException, IOException, InterruptedException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new ProviderException("Is a directory - " + path);
    }
    try {
      Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      moveFromOtherFileSystem(temporary, path);
    }
  }

  /** Content that was staged on another file system is first copied beside its target. */
  private void moveFromOtherFileSystem(Path staged, Path path)
      throws ProviderException, IOException, InterruptedException {
    staging.make(
        parent(path),
        FileWriter::createFile,
        beside -> {
          Files.copy(
              staged,
              beside,
              StandardCopyOption.REPLACE_EXISTING,
              StandardCopyOption.COPY_ATTRIBUTES);
          Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE);
        });
  }

  /** Makes a symbolic link, in place of a file or link that is there. */
  void link(FileDesired desired, Path path, FileState state, String target)
      throws ProviderException, IOException, InterruptedException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new ProviderException("Could not remove existing file");
    }
    staging.make(
        parent(path),
        candidate -> Files.createSymbolicLink(candidate, Path.of(target)),
        made -> {
          FileAttributes.setOwner(made, desired, state, false);
          Files.move(made, path, StandardCopyOption.ATOMIC_MOVE);
        });
  }

  /** Makes a directory where nothing is. */
  void directory(FileDesired desired, Path path, FileState state)
      throws ProviderException, IOException, InterruptedException {
    staging.make(
        parent(path),
        candidate -> Files.createDirectory(candidate, PrivateDirectory.PERMISSIONS),
        made -> {
          FileAttributes.setAll(
              made, FileKind.DIRECTORY, desired, state, FileAttributes.NEW_DIRECTORY);
          Files.move(made, path, StandardCopyOption.ATOMIC_MOVE);
        });
  }
}
