package plumb.server.files;

import java.nio.file.FileSystems;
import java.nio.file.PathMatcher;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of files.
 *
 * @param follows whether links are what they lead to
 * @param permissions whether owner, group and mode are those of the files
 * @param checksum the kind of digest, as agents name it
 * @param depth how many levels of a directory; zero for itself alone, null for all
 * @param ignore patterns of names that are left out
 */
public record Wanted(
    boolean follows,
    boolean permissions,
    ChecksumType checksum,
    @Nullable Integer depth,
    List<String> ignore) {
  /**
   * Checks the patterns.
   *
   * @throws IllegalArgumentException when one of them is none
   */
  public Wanted {
    ignore.forEach(Wanted::matcher);
  }

  private static PathMatcher matcher(String pattern) {
    return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
  }

  /** The patterns of names that are left out. */
  List<PathMatcher> ignored() {
    return ignore.stream().map(Wanted::matcher).toList();
  }
}
