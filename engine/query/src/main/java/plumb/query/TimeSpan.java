package plumb.query;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people write them: {@code 90s}, {@code 30m}, {@code 12h}, {@code 7d}, {@code 1y}. */
public final class TimeSpan {
  private static final Pattern TEXT = Pattern.compile("([0-9]{1,6})([smhdy])");
  private static final int DAYS_OF_YEAR = 365;

  private TimeSpan() {}

  /** How long a text says; empty when it says no such thing. */
  public static Optional<Duration> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "s" -> Duration.ofSeconds(count);
          case "m" -> Duration.ofMinutes(count);
          case "h" -> Duration.ofHours(count);
          case "d" -> Duration.ofDays(count);
          default -> Duration.ofDays(count * DAYS_OF_YEAR);
        });
  }
}
