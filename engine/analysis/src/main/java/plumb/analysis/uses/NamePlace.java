package plumb.analysis.uses;

/** Finds the very place of a name whose position is known by and large. */
public final class NamePlace {
  /** Quotes, colons and signs may stand before a name. */
  private static final int MOST_BEFORE = 24;

  private NamePlace() {}

  /**
   * The offset of a name, in whichever letters it is written.
   *
   * @param pos where it is, or what comes before it; of a call behind a dot, what comes after it
   * @return -1 when it is not there
   */
  public static int of(String text, String name, int pos) {
    for (int i = pos; i <= pos + MOST_BEFORE && i + name.length() <= text.length(); i++) {
      if (text.regionMatches(true, i, name, 0, name.length())) {
        return i;
      }
    }
    int before = pos - name.length();
    for (int i = before; i >= 0 && i >= before - MOST_BEFORE; i--) {
      if (text.regionMatches(true, i, name, 0, name.length())) {
        return i;
      }
    }
    return -1;
  }
}
