package plumb.daemon;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Refuses state that others can change: what is in it is done, as the last catalog is where no new
 * one is to be had.
 */
final class StateDirectory {
  private static final int OTHERS_WRITE = 0002;
  private static final int GROUP_WRITES = 0020;

  private StateDirectory() {}

  /**
   * Looks at a directory for state, which need not be there yet.
   *
   * @throws IOException which says why it can't be used, and how it was set
   */
  static void check(Path directory) throws IOException {
    long own = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    Path absolute = directory.toAbsolutePath();
    Map<String, Object> attributes = attributes(absolute);
    if (attributes == null) {
      checkAbove(absolute);
      return;
    }
    check(absolute, attributes, own);
    Map<String, Object> inner = attributes(absolute.resolve("state"));
    if (inner != null) {
      check(absolute.resolve("state"), inner, own);
    }
  }

  private static void check(Path directory, Map<String, Object> attributes, long own)
      throws IOException {
    if (!Objects.equals(attributes.get("isDirectory"), true)) {
      throw refused(directory, "is no directory");
    }
    long uid = number(attributes, "uid");
    if (uid != own && uid != 0) {
      throw refused(directory, "belongs to another user (" + uid + "), who could change it");
    }
    long mode = number(attributes, "mode");
    boolean groupIsOurs = own != 0 || number(attributes, "gid") == 0;
    if ((mode & OTHERS_WRITE) != 0 || ((mode & GROUP_WRITES) != 0 && !groupIsOurs)) {
      String octal = String.format(Locale.ROOT, "%04o", mode & 07777);
      throw refused(directory, "can be changed by other users (mode " + octal + "): chmod go-w it");
    }
  }

  /** What is nearest above has to be a directory. */
  private static void checkAbove(Path directory) throws IOException {
    for (Path up = directory.getParent(); up != null; up = up.getParent()) {
      if (Files.exists(up, LinkOption.NOFOLLOW_LINKS)) {
        if (!Files.isDirectory(up)) {
          throw refused(directory, "would be beneath " + up + ", which is no directory");
        }
        return;
      }
    }
  }

  private static @Nullable Map<String, Object> attributes(Path path) throws IOException {
    try {
      return Files.readAttributes(path, "unix:isDirectory,uid,gid,mode");
    } catch (NoSuchFileException e) {
      return null;
    } catch (FileSystemException e) {
      if ("Not a directory".equals(e.getReason())) {
        return null;
      }
      throw refused(path, "can't be looked at");
    }
  }

  private static long number(Map<String, Object> attributes, String name) {
    return ((Number) Objects.requireNonNull(attributes.get(name))).longValue();
  }

  private static IOException refused(Path directory, String why) {
    return new IOException(
        "The directory for state (--statedir) can't be used: " + directory + " " + why);
  }
}
