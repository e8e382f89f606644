package plumb.values;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How long the work of a thread may take. Calls, blocks and searches for regular expressions ask
 * now and then, so that no manifest or data can keep a thread for ever. A limit belongs to the
 * thread that set it.
 */
public final class TimeLimit {
  /** The clock is read once in so many questions. */
  private static final int QUESTIONS = 64;

  private static final ThreadLocal<@Nullable TimeLimit> CURRENT = new ThreadLocal<>();

  private final Duration duration;
  private final long end;
  private int asked;

  private TimeLimit(Duration duration) {
    this.duration = duration;
    this.end = System.nanoTime() + duration.toNanos();
  }

  /**
   * Does work that may take so long.
   *
   * @throws EvaluationException TIME_LIMIT when it takes longer
   */
  public static <T> T within(Duration duration, Supplier<T> work) {
    TimeLimit outer = CURRENT.get();
    CURRENT.set(new TimeLimit(duration));
    try {
      return work.get();
    } finally {
      CURRENT.set(outer);
    }
  }

  /**
   * Asks whether there is time left; does nothing without a limit.
   *
   * @throws EvaluationException TIME_LIMIT when there is none
   */
  public static void check() {
    TimeLimit limit = CURRENT.get();
    if (limit != null && ++limit.asked % QUESTIONS == 0 && limit.left() <= 0) {
      throw limit.exceeded();
    }
  }

  /** The nanoseconds that are left, at least one; at most so many. */
  static long left(long most) {
    TimeLimit limit = CURRENT.get();
    return limit == null ? most : Math.max(1, Math.min(most, limit.left()));
  }

  private long left() {
    return end - System.nanoTime();
  }

  private EvaluationException exceeded() {
    return new EvaluationException(
        "TIME_LIMIT",
        "This takes longer than " + text(duration) + ", the time that it is given",
        "look for iterations over very many values and for functions that call themselves");
  }

  static String text(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }
}
