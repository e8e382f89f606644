package plumb.host.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What stat(2) says of a path.
 *
 * @param bits permissions without the type of the file
 * @param modifiedNanos time of the last change of the content, in nanoseconds of the epoch
 * @param changedNanos time of the last change of content or attributes
 */
record FileStat(
    FileKind kind, int bits, long uid, long gid, long size, long modifiedNanos, long changedNanos) {
  private static final String ATTRIBUTES = "unix:mode,uid,gid,size,lastModifiedTime,ctime";

  /** Looks at a path; null when there is nothing. */
  static @Nullable FileStat of(Path path, boolean followLinks) throws IOException {
    Map<String, Object> attributes;
    try {
      attributes =
          followLinks
              ? Files.readAttributes(path, ATTRIBUTES)
              : Files.readAttributes(path, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return null;
    } catch (FileSystemException e) {
      if ("Not a directory".equals(e.getReason())) {
        return null;
      }
      throw e;
    }
    int mode = (int) attribute(attributes, "mode");
    return new FileStat(
        FileKind.ofMode(mode),
        mode & 07777,
        Integer.toUnsignedLong((int) attribute(attributes, "uid")),
        Integer.toUnsignedLong((int) attribute(attributes, "gid")),
        attribute(attributes, "size"),
        nanos(attributes, "lastModifiedTime"),
        nanos(attributes, "ctime"));
  }

  private static long attribute(Map<String, Object> attributes, String name) {
    return ((Number) Objects.requireNonNull(attributes.get(name))).longValue();
  }

  private static long nanos(Map<String, Object> attributes, String name) {
    return ((FileTime) Objects.requireNonNull(attributes.get(name))).to(TimeUnit.NANOSECONDS);
  }
}
