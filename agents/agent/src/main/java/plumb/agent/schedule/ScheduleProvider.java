package plumb.agent.schedule;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.PassiveProvider;

/** Reads schedules; there is nothing to observe or to change. */
public final class ScheduleProvider implements PassiveProvider<Schedule> {
  private static final String DAYS = "sunmontuewedthufrisat";

  @Override
  public @Nullable String name(Schedule desired) {
    return null;
  }

  @Override
  public Schedule desire(Declaration declaration) {
    String name = declaration.text("name", declaration.title());
    String period =
        declaration.word("period", List.of("hourly", "daily", "weekly", "monthly", "never"));
    boolean byDistance =
        declaration
            .word("periodmatch", List.of("number", "distance"), "distance")
            .equals("distance");
    Long repeat = declaration.integer("repeat");
    if (repeat != null && repeat != 1 && !byDistance) {
      declaration.problem(
          "repeat", "Repeat must be 1 unless periodmatch is 'distance', not 'number'");
    } else if (repeat != null && repeat < 1) {
      declaration.problem("repeat", "Repeat must be a number above 0");
      repeat = 1L;
    }
    return new Schedule(
        name,
        ranges(declaration),
        weekdays(declaration),
        period == null ? null : Schedule.Period.valueOf(period.toUpperCase(Locale.ROOT)),
        byDistance,
        repeat == null ? 1 : repeat.intValue());
  }

  @Override
  public @Nullable String identity(Schedule desired) {
    return desired.name();
  }

  private static List<Schedule.Range> ranges(Declaration declaration) {
    List<String> texts = declaration.texts("range");
    List<Schedule.Range> ranges = new ArrayList<>();
    for (String text : texts == null ? List.<String>of() : texts) {
      String[] ends = text.split("-", -1);
      LocalTime start = ends.length == 2 ? time(ends[0].strip()) : null;
      LocalTime end = ends.length == 2 ? time(ends[1].strip()) : null;
      if (start == null || end == null) {
        declaration.problem("range", "Invalid range value '" + text + "'");
      } else {
        ranges.add(new Schedule.Range(start, end));
      }
    }
    return ranges;
  }

  /** Reads hours with optional minutes and seconds. */
  private static @Nullable LocalTime time(String text) {
    String[] parts = text.split(":", -1);
    int[] numbers = new int[3];
    if (parts.length > numbers.length) {
      return null;
    }
    try {
      for (int i = 0; i < parts.length; i++) {
        numbers[i] = Integer.parseInt(parts[i].strip());
      }
      return LocalTime.of(numbers[0], numbers[1], numbers[2]);
    } catch (NumberFormatException | DateTimeException e) {
      return null;
    }
  }

  private static @Nullable Set<DayOfWeek> weekdays(Declaration declaration) {
    List<String> texts = declaration.texts("weekday");
    if (texts == null) {
      return null;
    }
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String text : texts) {
      int number = weekday(text.toLowerCase(Locale.ROOT));
      if (number < 0) {
        declaration.problem("weekday", text + " is not a valid day of the week");
      } else {
        days.add(DayOfWeek.SUNDAY.plus(number));
      }
    }
    return days;
  }

  /** Returns the days since Sunday, or -1. Accepts 0 to 6, and names from three letters on. */
  private static int weekday(String text) {
    if (text.length() == 1 && text.charAt(0) >= '0' && text.charAt(0) <= '6') {
      return text.charAt(0) - '0';
    }
    for (DayOfWeek day : DayOfWeek.values()) {
      String name = day.name().toLowerCase(Locale.ROOT);
      if (text.length() >= 3 && name.startsWith(text)) {
        return DAYS.indexOf(text.substring(0, 3)) / 3;
      }
    }
    return -1;
  }
}
