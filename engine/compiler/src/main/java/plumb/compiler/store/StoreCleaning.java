package plumb.compiler.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * Removes what has not been used for a month, from this build's directory and from those of others
 * beside it.
 */
final class StoreCleaning {
  private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;
  private static final long KEPT_MILLIS = 30 * DAY_MILLIS;
  private static final String MARK = ".cleaned";

  private StoreCleaning() {}

  /** Cleans, if nobody did today. */
  static void clean(Path directory) throws IOException {
    long now = System.currentTimeMillis();
    Path mark = directory.resolve(MARK);
    if (!Files.exists(mark)) {
      try {
        CacheStore.write(mark, new byte[0]);
      } catch (FileAlreadyExistsException e) {
        return; // another process cleans
      }
    } else if (Files.getLastModifiedTime(mark).toMillis() > now - DAY_MILLIS) {
      return;
    }
    Files.setLastModifiedTime(mark, FileTime.fromMillis(now));
    String family = directory.getFileName().toString().split("-", 2)[0];
    try (DirectoryStream<Path> siblings =
        Files.newDirectoryStream(directory.getParent(), family + "-*")) {
      for (Path sibling : siblings) {
        if (Files.isDirectory(sibling, LinkOption.NOFOLLOW_LINKS)) {
          cleanFiles(sibling, now - KEPT_MILLIS, !sibling.equals(directory));
        }
      }
    }
  }

  private static void cleanFiles(Path directory, long oldest, boolean removeIfEmpty)
      throws IOException {
    boolean empty = true;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        if (isOlder(file, oldest)) {
          Files.deleteIfExists(file);
        } else {
          empty = false;
        }
      }
    }
    if (empty && removeIfEmpty) {
      Files.deleteIfExists(directory);
    }
  }

  /** Another process may have removed the file in the meantime. */
  private static boolean isOlder(Path file, long oldest) throws IOException {
    try {
      return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toMillis() < oldest;
    } catch (NoSuchFileException e) {
      return true;
    }
  }
}
