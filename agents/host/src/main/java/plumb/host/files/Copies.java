package plumb.host.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
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

  private Copies() {}

  /** Copies what is at a path over what is at another, which must be no directory. */
  static void copy(Path from, Path to) throws IOException {
    FileStat stat = FileStat.of(from, false);
    if (stat != null && stat.kind() == FileKind.DIRECTORY) {
      Files.deleteIfExists(to);
      try (SecureDirectoryStream<Path> parent = PrivateDirectory.open(from.resolveSibling("."))) {
        copyTop(parent, from.getFileName(), to);
      }
    } else if (stat != null) {
      copyOne(from, stat, to);
    }
  }

  private static void copyTop(SecureDirectoryStream<Path> parent, Path name, Path to)
      throws IOException {
    try (SecureDirectoryStream<Path> from =
            parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
        SecureDirectoryStream<Path> made = PrivateDirectory.make(to)) {
      Path held = HeldPath.descriptor(made);
      FileStat stat = fill(from, held);
      setAll(held.resolve("."), stat);
    }
  }

  /** Copies all that is in a directory; returns what was found of the directory itself. */
  private static FileStat fill(SecureDirectoryStream<Path> from, Path to) throws IOException {
    Path held = HeldPath.descriptor(from);
    for (Path entry : from) {
      Path name = entry.getFileName();
      FileStat stat = FileStat.of(held.resolve(name), false);
      if (stat != null && stat.kind() == FileKind.DIRECTORY) {
        Path copy = Files.createDirectory(to.resolve(name), PrivateDirectory.PERMISSIONS);
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

  /** Gives a copy what the original has; an owner only as far as one may. */
  private static void setAll(Path copy, FileStat stat) throws IOException {
    try {
      FileAttributes.setOwnerOf(copy, stat);
    } catch (FileSystemException e) {
      if (PrivateDirectory.own() == 0) {
        throw e;
      }
    }
    FileAttributes.setMode(copy, stat.kind(), stat.bits(), false);
    FileTime modified = FileTime.from(stat.modifiedNanos(), TimeUnit.NANOSECONDS);
    Files.getFileAttributeView(copy, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .setTimes(modified, null, null);
  }
}
