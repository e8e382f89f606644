package plumb.compiler.lookup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of one snapshot. Nothing in it changes while it is in use, so that what is read once
 * holds for every compile. Safe for use by several threads.
 */
public interface DataFiles {
  /** Whether a file or directory is there. */
  boolean exists(Path path);

  /** Whether a directory is there. */
  boolean isDirectory(Path path);

  /** A file's text, read as UTF-8. */
  String read(Path path) throws IOException;

  /** The names in a directory in any order; null when it is no directory that can be listed. */
  @Nullable List<String> names(Path directory);
}
