package plumb.server.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file or directory that is served.
 *
 * @param file where it is
 * @param home what a link must not lead out of
 */
public record Root(Path file, Path home) {

  /** A path below a directory; null when it is not there, or lies outside of the home. */
  static @Nullable Root below(Path directory, String relative, Path home) throws IOException {
    Path file;
    try {
      file = relative.isEmpty() ? directory : directory.resolve(relative).normalize();
    } catch (InvalidPathException e) {
      return null;
    }
    if (!file.startsWith(directory) || !Files.exists(file)) {
      return null;
    }
    Root root = new Root(file, home.toRealPath());
    return root.holds(file) ? root : null;
  }

  /** Whether what a path leads to lies in the home. */
  boolean holds(Path path) throws IOException {
    return path.toRealPath().startsWith(home);
  }
}
