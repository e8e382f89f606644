package plumb.values;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a text says of a time, field by field. */
final class TimeFields {
  static final int ABSENT = Integer.MIN_VALUE;

  int year = ABSENT;
  int century = ABSENT;
  int month = ABSENT;
  int day = ABSENT;
  int hour = ABSENT;
  int minute = ABSENT;
  int second = ABSENT;
  int nanoseconds;

  /** The hours that "am" or "pm" adds. */
  int halfDay = ABSENT;

  @Nullable String zone;

  /**
   * The time that the fields make.
   *
   * @param timezone the zone when the text names none; null or empty for UTC
   * @throws EvaluationException when the year is missing, or there is no such time
   */
  Timestamp timestamp(@Nullable String timezone) {
    applyHalfDay();
    if (year == ABSENT) {
      throw new EvaluationException("no implicit conversion of nil into Integer");
    }
    if (hour == 24 && (minute > 0 || second > 0)) {
      throw new EvaluationException("argument out of range");
    }
    // Days beyond the end of a month run over into the next one.
    LocalDate first = firstOfMonth();
    long seconds =
        first.toEpochDay() * 86_400L
            + (orElse(day, 1) - 1) * 86_400L
            + orElse(hour, 0) * 3600L
            + orElse(minute, 0) * 60L
            + orElse(second, 0);
    String named = zone != null ? zone : timezone;
    if (named != null && !named.isEmpty()) {
      seconds -= TimeZoneOffset.ofZone(named);
    }
    return Timestamp.ofNanoseconds(
        BigInteger.valueOf(seconds)
            .multiply(BigInteger.valueOf(1_000_000_000L))
            .add(BigInteger.valueOf(nanoseconds)));
  }

  private LocalDate firstOfMonth() {
    try {
      return LocalDate.of(year, month == ABSENT ? 1 : month, 1);
    } catch (DateTimeException e) {
      throw new EvaluationException("The Timestamp is out of range");
    }
  }

  private static int orElse(int value, int otherwise) {
    return value == ABSENT ? otherwise : value;
  }

  private void applyHalfDay() {
    if (century != ABSENT && year != ABSENT) {
      year += century * 100;
    }
    if (halfDay != ABSENT && hour != ABSENT) {
      hour = hour % 12 + halfDay;
    }
  }
}
