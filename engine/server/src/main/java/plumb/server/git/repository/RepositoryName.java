package plumb.server.git.repository;

import java.util.Optional;
import java.util.regex.Pattern;
import plumb.server.authority.RefusedException;

/**
 * The name of a repository: nothing in it leads anywhere else on a disk, and no two names are one
 * on disks that do not tell capitals from small letters.
 */
public record RepositoryName(String text) implements Comparable<RepositoryName> {
  private static final int LONGEST = 100;
  private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9_-]*(\\.[a-z0-9_-]+)*");
  private static final String SUFFIX = ".git";

  public RepositoryName {
    if (!isValid(text)) {
      throw new IllegalArgumentException(text);
    }
  }

  private static boolean isValid(String text) {
    return text.length() <= LONGEST
        && VALID.matcher(text).matches()
        && !text.endsWith(SUFFIX)
        && !text.endsWith(".lock");
  }

  /**
   * The name that a person gives.
   *
   * @throws RefusedException when no repository may have it
   */
  public static RepositoryName of(String text) throws RefusedException {
    if (!isValid(text)) {
      throw new RefusedException(
          "A repository's name is of at most "
              + LONGEST
              + " small letters, digits, dots, dashes and underscores, begins with a letter or a"
              + " digit, and ends neither with .git nor with .lock");
    }
    return new RepositoryName(text);
  }

  /** The name in an address, where {@code .git} may follow; empty when no repository has it. */
  public static Optional<RepositoryName> ofAddress(String text) {
    String name = text.endsWith(SUFFIX) ? text.substring(0, text.length() - SUFFIX.length()) : text;
    return isValid(name) ? Optional.of(new RepositoryName(name)) : Optional.empty();
  }

  /** Its directory's name. */
  String directory() {
    return text + SUFFIX;
  }

  @Override
  public int compareTo(RepositoryName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
