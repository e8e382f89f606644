package plumb.host.files;

import org.jspecify.annotations.Nullable;
import plumb.agent.provider.FileSource;

/**
 * What was found at a path, and what the source of its content was found to be.
 *
 * @param stat null when there is nothing
 * @param linkTarget what a link points to
 * @param source null when there is none
 * @param content how the content compares with what is wanted
 * @param owner number of the wanted owner
 * @param group number of the wanted group
 */
record FileState(
    @Nullable FileStat stat,
    @Nullable String linkTarget,
    FileSource.@Nullable Entry source,
    Comparison content,
    Wanted owner,
    Wanted group) {

  FileState with(Comparison comparison) {
    return new FileState(stat, linkTarget, source, comparison, owner, group);
  }

  /**
   * A principal that should own the file.
   *
   * @param state whether it is managed and known
   * @param number its number, if it is known
   * @param currentName name of the principal that owns it now, if that is another one
   */
  record Wanted(Known state, long number, String name, String currentName) {
    static final Wanted NOT_MANAGED = new Wanted(Known.NOT_MANAGED, -1, "", "");
  }

  /** Whether a principal can be set. */
  enum Known {
    NOT_MANAGED,
    KNOWN,
    UNKNOWN
  }

  /**
   * How the content compares with what is wanted.
   *
   * @param current {@code {sha256}...} of the content found; empty where it is not needed
   * @param desired the same of the content wanted
   */
  record Comparison(boolean differs, String current, String desired) {
    static final Comparison SAME = new Comparison(false, "", "");
  }
}
