package plumb.host.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import plumb.agent.diff.UnifiedDiff;
import plumb.host.content.RegularFile;

/** Shows how the content of a file would change. */
final class ContentDiff {
  /**
   * Larger contents are not shown: nobody reads such a diff, and they would have to be in memory.
   */
  static final int MOST_BYTES = 1 << 20;

  private ContentDiff() {}

  /**
   * Compares a file with new content.
   *
   * @param followLink whether a link in its place is followed or refused
   * @param path what the file is called
   * @param wanted new content, read at most as far as it can be shown
   */
  static String of(Path file, boolean followLink, Path path, InputStream wanted)
      throws IOException {
    byte[] fresh = wanted.readNBytes(MOST_BYTES + 1);
    byte[] old;
    try (InputStream in = RegularFile.open(file, followLink)) {
      old = in.readNBytes(MOST_BYTES + 1);
    }
    if (old.length > MOST_BYTES || fresh.length > MOST_BYTES) {
      return path + " and its new content differ; they are too large to be compared here";
    }
    String oldText = text(old);
    String newText = text(fresh);
    if (oldText == null || newText == null) {
      return "Binary files " + path + " and its new content differ";
    }
    return UnifiedDiff.of(oldText, newText, path + "\tas found", path + "\tas wanted");
  }

  private static @Nullable String text(byte[] bytes) {
    for (byte b : bytes) {
      if (b == 0) {
        return null;
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
