package plumb.host.content;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;

/** Removes whole directories. */
public final class Trees {
  private Trees() {}

  /**
   * Removes a directory and everything below it. Works with open directories instead of paths, so
   * that nobody can make it leave the tree by swapping a directory for a link meanwhile.
   */
  public static void delete(Path directory) throws IOException {
    Path parent = directory.getParent();
    if (parent == null) {
      throw new IOException("will not remove " + directory);
    }
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(parent)) {
      if (!(stream instanceof SecureDirectoryStream<Path> secure)) {
        throw new IOException("can't remove directories safely on this system");
      }
      deleteIn(secure, directory.getFileName());
    }
  }

  private static void deleteIn(SecureDirectoryStream<Path> parent, Path name) throws IOException {
    try (SecureDirectoryStream<Path> directory =
        parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
      for (Path entry : directory) {
        Path entryName = entry.getFileName();
        boolean isDirectory =
            directory
                .getFileAttributeView(
                    entryName, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes()
                .isDirectory();
        if (isDirectory) {
          deleteIn(directory, entryName);
        } else {
          directory.deleteFile(entryName);
        }
      }
    }
    parent.deleteDirectory(name);
  }
}
