package plumb.host.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Directories that only who made them can enter. */
final class PrivateDirectory {
  static final FileAttribute<?> PERMISSIONS =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private PrivateDirectory() {}

  /** Makes a directory, and opens it, if nobody put another one in its place. */
  static SecureDirectoryStream<Path> make(Path to) throws IOException {
    Files.createDirectory(to, PERMISSIONS);
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

  @SuppressWarnings("StreamResourceLeak") // closed by who gets it
  static SecureDirectoryStream<Path> open(Path directory) throws IOException {
    DirectoryStream<Path> stream = Files.newDirectoryStream(directory);
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      return secure;
    }
    stream.close();
    throw new IOException("can't work safely in directories on this system");
  }

  /** Returns the number of the user that this process is. */
  static int own() throws IOException {
    return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
  }
}
