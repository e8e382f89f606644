package plumb.environments.store;

/**
 * One entry of a tree that is to be written.
 *
 * @param path relative, with slashes; its parents need no entries of their own
 * @param digest which content a file has: a kind of digest, a slash, and hexadecimal digits; a
 *     link's target; empty for a directory
 */
public record TreeEntry(String path, Kind kind, String digest) {
  /** What an entry is. */
  public enum Kind {
    FILE,
    EXECUTABLE,
    LINK,
    DIRECTORY
  }

  /** The same entry below another directory; the empty one changes nothing. */
  public TreeEntry below(String directory) {
    return directory.isEmpty() ? this : new TreeEntry(directory + "/" + path, kind, digest);
  }
}
