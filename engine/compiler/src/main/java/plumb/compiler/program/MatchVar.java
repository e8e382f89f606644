package plumb.compiler.program;

import org.jspecify.annotations.Nullable;
import plumb.values.Undef;

/**
 * {@code $0}, {@code $1}, ...: groups of the latest match that this code can see.
 *
 * @param group {@link #BEYOND} for a number that no group can have
 */
public record MatchVar(int pos, int group) implements Expr {
  /** As in the reference, asking a match for such a group fails. */
  private static final int BEYOND = -1;

  /**
   * The variable of a name.
   *
   * @param digits any number of them
   */
  public static MatchVar named(int pos, String digits) {
    try {
      return new MatchVar(pos, Integer.parseInt(digits));
    } catch (NumberFormatException e) {
      return new MatchVar(pos, BEYOND);
    }
  }

  @Override
  public Object eval(Frame f) {
    if (group == BEYOND && f.matchGroup(0) != null) {
      throw f.failure(pos, "RUNTIME_ERROR", "a match has no group of so high a number");
    }
    @Nullable String text = group == BEYOND ? null : f.matchGroup(group);
    return text == null ? Undef.UNDEF : text;
  }
}
