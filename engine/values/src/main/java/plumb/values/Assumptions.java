package plumb.values;

import org.jspecify.annotations.Nullable;

/**
 * The questions of assignability that are being answered, as a linked stack: a recursive alias that
 * meets the same question again may take it for true.
 */
public final class Assumptions {
  private final Type target;
  private final Type source;
  private final @Nullable Assumptions outer;

  /** Adds the question whether {@code target} accepts {@code source}. */
  public Assumptions(Type target, Type source, @Nullable Assumptions outer) {
    this.target = target;
    this.source = source;
    this.outer = outer;
  }

  /** Whether that very question is being answered further out. */
  public static boolean contain(@Nullable Assumptions stack, Type target, Type source) {
    for (Assumptions a = stack; a != null; a = a.outer) {
      if (a.target == target && a.source == source) {
        return true;
      }
    }
    return false;
  }
}
