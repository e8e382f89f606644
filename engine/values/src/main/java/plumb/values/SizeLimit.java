package plumb.values;

import java.util.List;
import java.util.Map;

/** How large one value may become: far more than any catalog holds, far less than the memory. */
public final class SizeLimit {
  /** Elements of a list that an iteration or a conversion makes. */
  public static final int ELEMENTS = 16 * 1024 * 1024;

  /** Characters of a text that is formatted or interpolated. */
  public static final int CHARACTERS = 64 * 1024 * 1024;

  /**
   * Characters of a text in which regular expressions are searched for: at each of them the engine
   * may keep a way back, which is larger than the text.
   */
  public static final int SEARCHED = 4 * 1024 * 1024;

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
   * Allows a value as the key of a hash, which is found by all of its elements.
   *
   * @throws EvaluationException SIZE_LIMIT when it has more than {@link #ELEMENTS}, at any depth
   */
  public static void checkKey(Object key) {
    if (key instanceof List<?> || key instanceof Map<?, ?>) {
      checkElements(count(key, 0));
    }
  }

  private static long count(Object value, long before) {
    checkElements(before);
    long count = before + 1;
    if (value instanceof List<?> list) {
      for (Object element : list) {
        count = count(element, count);
      }
    } else if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        count = count(entry.getValue(), count(entry.getKey(), count));
      }
    }
    return count;
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

  /**
   * Allows a search in a text.
   *
   * @throws EvaluationException SIZE_LIMIT when it has more than {@link #SEARCHED} characters
   */
  static void checkSearched(String text) {
    if (text.length() > SEARCHED) {
      throw new EvaluationException(
          "SIZE_LIMIT",
          "Regular expressions search in texts of at most " + SEARCHED + " characters",
          HINT);
    }
  }

  /** What is said of a text that is too long. */
  public static EvaluationException textTooLong() {
    return new EvaluationException(
        "SIZE_LIMIT", "This makes a text of more than " + CHARACTERS + " characters", HINT);
  }
}
