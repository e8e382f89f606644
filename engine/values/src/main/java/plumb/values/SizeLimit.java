package plumb.values;

/** How large one value may become: far more than any catalog holds, far less than the memory. */
public final class SizeLimit {
  /** Elements of a list that an iteration or a conversion makes. */
  public static final int ELEMENTS = 16 * 1024 * 1024;

  /** Characters of a text that is formatted or interpolated. */
  public static final int CHARACTERS = 64 * 1024 * 1024;

  private static final String HINT =
      "look for iterations over very many values, for large widths and for texts that double";

  private SizeLimit() {}

  /**
   * Allows a list of so many elements.
   *
   * @throws EvaluationException SIZE_LIMIT when there are more than {@link #ELEMENTS}
   */
  public static void checkElements(long count) {
    if (count > ELEMENTS) {
      throw new EvaluationException(
          "SIZE_LIMIT", "This makes a list of more than " + ELEMENTS + " elements", HINT);
    }
  }

  /**
   * Allows a text of so many characters.
   *
   * @throws EvaluationException SIZE_LIMIT when there are more than {@link #CHARACTERS}
   */
  public static void checkCharacters(long count) {
    if (count > CHARACTERS) {
      throw textTooLong();
    }
  }

  /** What is said of a text that is too long. */
  public static EvaluationException textTooLong() {
    return new EvaluationException(
        "SIZE_LIMIT", "This makes a text of more than " + CHARACTERS + " characters", HINT);
  }
}
