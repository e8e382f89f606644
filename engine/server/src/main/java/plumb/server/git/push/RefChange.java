package plumb.server.git.push;

import org.jspecify.annotations.Nullable;

/**
 * What happens to one branch or tag.
 *
 * @param ref its whole name, as {@code refs/heads/production}
 * @param before the commit, or a tag's object, that it was; null when it is new
 * @param after the one that it will be; null when it is deleted
 * @param rewritten whether commits are no longer in it that were
 */
public record RefChange(
    String ref, @Nullable String before, @Nullable String after, boolean rewritten) {

  /** Its branch; null when it is a tag. */
  public @Nullable String branch() {
    String heads = "refs/heads/";
    return ref.startsWith(heads) ? ref.substring(heads.length()) : null;
  }

  @Override
  public String toString() {
    return ref
        + " "
        + (before == null ? "new" : before)
        + ".."
        + (after == null ? "deleted" : after)
        + (rewritten ? " forced" : "");
  }
}
