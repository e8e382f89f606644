package plumb.values;

/** What counts as true. */
public final class Truth {
  private Truth() {}

  /** Everything is true but {@code false} and {@code undef}. */
  public static boolean isTrue(Object value) {
    return value != Undef.UNDEF && !Boolean.FALSE.equals(value);
  }
}
