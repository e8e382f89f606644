package plumb.agent.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a resource may be looked at. Immutable; what Puppet's type of the same name means.
 *
 * @param name what resources refer to it by
 * @param ranges times of day; empty when any will do
 * @param weekdays days on which it may be looked at, those of a range's beginning; null for all
 * @param period how often; null for at every run
 * @param byDistance whether a period is a time that must have gone by, rather than the next hour,
 *     day, week or month of the calendar
 * @param repeat how many times in a period, evenly spread; only by distance
 */
public record Schedule(
    String name,
    List<Range> ranges,
    @Nullable Set<DayOfWeek> weekdays,
    @Nullable Period period,
    boolean byDistance,
    int repeat) {

  /** How often a resource may be looked at. */
  public enum Period {
    HOURLY(Duration.ofHours(1)),
    DAILY(Duration.ofDays(1)),
    WEEKLY(Duration.ofDays(7)),
    MONTHLY(Duration.ofDays(30)),
    NEVER(Duration.ZERO);

    private final Duration length;

    Period(Duration length) {
      this.length = length;
    }
  }

  /** A time of day from {@code start} to {@code end}, over midnight when {@code end} is earlier. */
  public record Range(LocalTime start, LocalTime end) {}

  /** Creates a schedule that only has a period. */
  public static Schedule every(Period period, int repeat) {
    return new Schedule(
        period.name().toLowerCase(Locale.ROOT), List.of(), null, period, true, repeat);
  }

  /**
   * Returns whether a resource may be looked at.
   *
   * @param last when it was looked at before; the epoch when it never was
   * @param now in the time zone that ranges and weekdays are meant in
   */
  public boolean allows(Instant last, ZonedDateTime now) {
    return rangesAllow(now) && periodAllows(last, now);
  }

  private boolean rangesAllow(ZonedDateTime now) {
    if (ranges.isEmpty()) {
      return dayAllowed(now.toLocalDate());
    }
    for (Range range : ranges) {
      if (allows(range, now)) {
        return true;
      }
    }
    return false;
  }

  private boolean allows(Range range, ZonedDateTime now) {
    LocalTime time = now.toLocalTime();
    LocalDate today = now.toLocalDate();
    if (range.start().isBefore(range.end())) {
      return !time.isBefore(range.start()) && !time.isAfter(range.end()) && dayAllowed(today);
    }
    if (!time.isBefore(range.start())) {
      return dayAllowed(today);
    }
    return !time.isAfter(range.end()) && dayAllowed(today.minusDays(1));
  }

  private boolean dayAllowed(LocalDate day) {
    return weekdays == null || weekdays.contains(day.getDayOfWeek());
  }

  private boolean periodAllows(Instant last, ZonedDateTime now) {
    if (period == null) {
      return true;
    }
    if (period == Period.NEVER) {
      return false;
    }
    if (byDistance) {
      long gone = now.toEpochSecond() - last.getEpochSecond();
      return gone >= period.length.toSeconds() / repeat;
    }
    ZonedDateTime before = last.atZone(now.getZone());
    return switch (period) {
      case HOURLY -> before.getHour() != now.getHour();
      case DAILY -> before.getDayOfMonth() != now.getDayOfMonth();
      case MONTHLY -> before.getMonth() != now.getMonth();
      default ->
          before.getDayOfWeek().getValue() % 7 > now.getDayOfWeek().getValue() % 7
              || Duration.between(before, now).compareTo(period.length) > 0;
    };
  }
}
