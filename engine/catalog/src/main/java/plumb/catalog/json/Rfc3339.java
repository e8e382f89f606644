package plumb.catalog.json;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Times with nine digits of a second and an offset, as Ruby's {@code iso8601(9)} writes them. */
final class Rfc3339 {
  private Rfc3339() {}

  /** Returns the time in UTC, as in {@code 2024-02-03T04:05:06.000000007+00:00}. */
  static String text(Instant time) {
    OffsetDateTime utc = time.atOffset(ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(35);
    append(text, utc.getYear(), 4).append('-');
    append(text, utc.getMonthValue(), 2).append('-');
    append(text, utc.getDayOfMonth(), 2).append('T');
    append(text, utc.getHour(), 2).append(':');
    append(text, utc.getMinute(), 2).append(':');
    append(text, utc.getSecond(), 2).append('.');
    append(text, utc.getNano(), 9);
    return text.append("+00:00").toString();
  }

  /**
   * Reads a time with an offset.
   *
   * @throws InvalidJsonException if the text is none
   */
  static Instant parse(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new InvalidJsonException("'" + text + "' is no time", 0, 0);
    }
  }

  private static StringBuilder append(StringBuilder text, int number, int width) {
    String digits = Integer.toString(number);
    text.append("0".repeat(Math.max(0, width - digits.length())));
    return text.append(digits);
  }
}
