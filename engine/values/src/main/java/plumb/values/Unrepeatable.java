package plumb.values;

import java.time.Instant;

/**
 * What gives another answer each time: the clock, and chance. Functions say so here, and whoever
 * would keep a result for the next time asks whether any did. What is counted is a thread's own.
 */
public final class Unrepeatable {
  private static final ThreadLocal<long[]> SEEN = ThreadLocal.withInitial(() -> new long[1]);

  private Unrepeatable() {}

  /** The time, which the result depends on from now on. */
  public static Instant now() {
    note();
    return Instant.now();
  }

  /** Says that what the current thread does may give something else the next time. */
  public static void note() {
    SEEN.get()[0]++;
  }

  /** How often the current thread was told so: a number that only grows. */
  public static long seen() {
    return SEEN.get()[0];
  }
}
