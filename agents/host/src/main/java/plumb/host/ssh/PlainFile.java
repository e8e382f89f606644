package plumb.host.ssh;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.host.content.RegularFile;

/** Reads files without following any link on the way, whoever changes the way meanwhile. */
final class PlainFile {
  private PlainFile() {}

  /**
   * Returns the content of a regular file of that owner, empty when there is none; null when a link
   * is on the way or the file is somebody else's.
   */
  static byte @Nullable [] read(Path file, String owner) throws IOException {
    Path root = file.getRoot();
    if (root == null) {
      throw new IllegalArgumentException("not absolute: " + file);
    }
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(root)) {
      return stream instanceof SecureDirectoryStream<Path> secure
          ? read(secure, root.relativize(file), file, owner)
          : null;
    } catch (NoSuchFileException e) {
      return new byte[0];
    } catch (FileSystemException e) {
      return null; // A link, or a directory that cannot be read.
    }
  }

  private static byte @Nullable [] read(
      SecureDirectoryStream<Path> directory, Path rest, Path file, String owner)
      throws IOException {
    Path name = rest.getName(0);
    if (rest.getNameCount() > 1) {
      try (SecureDirectoryStream<Path> next =
          directory.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
        return read(next, rest.subpath(1, rest.getNameCount()), file, owner);
      }
    }
    PosixFileAttributes attributes =
        directory
            .getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
            .readAttributes();
    if (!attributes.isRegularFile() || !attributes.owner().getName().equals(owner)) {
      return null;
    }
    return RegularFile.read(
        file,
        () ->
            directory.newByteChannel(
                name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
  }
}
