package plumb.query.evaluation;

import java.time.Duration;
import plumb.values.EvaluationException;
import plumb.values.Regex;
import plumb.values.TimeLimit;

/**
 * How long the regular expressions of one query may search in all; a search alone may take time
 * exponential in the length of its text. For one thread.
 */
final class Patience {
  private static final Duration SEARCHES = Duration.ofSeconds(3);

  private long leftNanos = SEARCHES.toNanos();

  /**
   * Whether a regular expression is found in a text.
   *
   * @throws EvaluationException when the query's time is over
   */
  boolean finds(Regex regex, String text) {
    long start = System.nanoTime();
    try {
      return TimeLimit.within(Duration.ofNanos(leftNanos), () -> regex.matches(text));
    } finally {
      leftNanos = Math.max(1, leftNanos - (System.nanoTime() - start));
    }
  }

  /** Whether the time is over. */
  void check() {
    if (leftNanos <= 1) {
      throw new EvaluationException(
          "QUERY_LIMIT",
          "the regular expressions of this query search for longer than "
              + SEARCHES.toSeconds()
              + " s");
    }
  }
}
