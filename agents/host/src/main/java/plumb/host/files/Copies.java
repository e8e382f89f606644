package plumb.host.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import plumb.host.content.RegularFile;

/**
 * Copies files and directories with owners, permissions and times. Whoever may change the original
 * or the place of the copy cannot make it read or write anything else by a link: no link is
 * followed, and a directory is its maker's alone until all of it is there.
 */
final class Copies {
  private static final Set<OpenOption> NEW_FILE =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  private static final FileAttribute<?> PRIVATE_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<?> PRIVATE_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private Copies() {}

  /** Copies what is at a path over what is at another, which must be no directory. */
  static void copy(Path from, Path to) throws IOException {
    FileStat stat = FileStat.of(from, false);
    if (stat != null && stat.kind() == FileKind.DIRECTORY) {
      Files.deleteIfExists(to);
      try (SecureDirectoryStream<Path> parent = open(from.resolveSibling("."))) {
        copyTop(parent, from.getFileName(), to);
      }
    } else if (stat != null) {
      copyOne(from, stat, to);
    }
  }

  @SuppressWarnings("StreamResourceLeak") // closed by who gets it
  private static SecureDirectoryStream<Path> open(Path directory) throws IOException {
    DirectoryStream<Path> stream = Files.newDirectoryStream(directory);
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      return secure;
    }
    stream.close();
    throw new IOException("can't copy directories safely on this system");
  }

  private static void copyTop(SecureDirectoryStream<Path> parent, Path name, Path to)
      throws IOException {
    try (SecureDirectoryStream<Path> from =
            parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
        SecureDirectoryStream<Path> made = make(to)) {
      Path held = HeldPath.descriptor(made);
      FileStat stat = fill(from, held);
      setAll(held.resolve("."), stat);
    }
  }

  /** Makes a directory, and opens it, if nobody put another one in its place. */
  private static SecureDirectoryStream<Path> make(Path to) throws IOException {
    Files.createDirectory(to, PRIVATE_DIRECTORY);
    try (SecureDirectoryStream<Path> parent = open(to.resolveSibling("."))) {
      SecureDirectoryStream<Path> made =
          parent.newDirectoryStream(to.getFileName(), LinkOption.NOFOLLOW_LINKS);
      FileStat stat = FileStat.of(HeldPath.descriptor(made).resolve("."), false);
      if (stat != null && stat.uid() == own() && stat.bits() % 01000 == 0700) {
        return made;
      }
      made.close();
      throw new IOException("Somebody took the directory " + to + " away while it was made");
    }
  }

  /** Copies all that is in a directory; returns what was found of the directory itself. */
  private static FileStat fill(SecureDirectoryStream<Path> from, Path to) throws IOException {
    Path held = HeldPath.descriptor(from);
    for (Path entry : from) {
      Path name = entry.getFileName();
      FileStat stat = FileStat.of(held.resolve(name), false);
      if (stat != null && stat.kind() == FileKind.DIRECTORY) {
        Path copy = Files.createDirectory(to.resolve(name), PRIVATE_DIRECTORY);
        try (SecureDirectoryStream<Path> next =
            from.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
          setAll(copy, fill(next, copy));
        }
      } else if (stat != null) {
        copyOne(held.resolve(name), stat, to.resolve(name));
      }
    }
    return Objects.requireNonNull(FileStat.of(held.resolve("."), false));
  }

  private static void copyOne(Path from, FileStat stat, Path to) throws IOException {
    if (stat.kind() != FileKind.FILE) {
      Files.copy(
          from,
          to,
          StandardCopyOption.COPY_ATTRIBUTES,
          StandardCopyOption.REPLACE_EXISTING,
          LinkOption.NOFOLLOW_LINKS);
      return;
    }
    try (InputStream in = RegularFile.open(from, false)) {
      Files.deleteIfExists(to);
      try (FileChannel channel = FileChannel.open(to, NEW_FILE, PRIVATE_FILE);
          OutputStream out = Channels.newOutputStream(channel)) {
        in.transferTo(out);
      }
    }
    setAll(to, stat);
  }

  private static int own() throws IOException {
    return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
  }

  /** Gives a copy what the original has; an owner only as far as one may. */
  private static void setAll(Path copy, FileStat stat) throws IOException {
    try {
      FileAttributes.setOwnerOf(copy, stat);
    } catch (FileSystemException e) {
      if (own() == 0) {
        throw e;
      }
    }
    FileAttributes.setMode(copy, stat.kind(), stat.bits(), false);
    FileTime modified = FileTime.from(stat.modifiedNanos(), TimeUnit.NANOSECONDS);
    Files.getFileAttributeView(copy, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .setTimes(modified, null, null);
  }
}
