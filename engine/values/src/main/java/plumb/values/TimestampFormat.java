package plumb.values;

import java.time.DayOfWeek;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes time stamps by a format of {@code %} directives, as Ruby's {@code Time#strftime} does. */
public final class TimestampFormat {
  private static final String[] MONTHS = {
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December"
  };
  private static final String[] DAYS = {
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"
  };
  private static final int NO_WIDTH = -1;
  private static final int MAX_WIDTH = 1 << 16;

  private final OffsetDateTime time;
  private final boolean utc;
  private final String format;
  private final StringBuilder out = new StringBuilder();
  private int at;

  // The directive being written.
  private char padding; // '0', ' ', '-' for none, or 0 for the directive's own
  private boolean upperCase;
  private boolean swapCase;
  private int colons;
  private int width;

  private TimestampFormat(OffsetDateTime time, boolean utc, String format) {
    this.time = time;
    this.utc = utc;
    this.format = format;
  }

  /**
   * The text of a time stamp.
   *
   * @param timezone a zone's abbreviation, an offset such as {@code +02:00}, or {@code current};
   *     null or empty for UTC
   * @throws EvaluationException when the zone is not known or the format is malformed
   */
  public static String format(Timestamp timestamp, String format, @Nullable String timezone) {
    boolean utc = timezone == null || timezone.isEmpty();
    ZoneOffset offset =
        utc || timezone == null
            ? ZoneOffset.UTC
            : ZoneOffset.ofTotalSeconds(TimeZoneOffset.ofZone(timezone) / 60 * 60);
    return new TimestampFormat(timestamp.instant().atOffset(offset), utc, format).write();
  }

  private String write() {
    while (at < format.length()) {
      char c = format.charAt(at);
      if (c == '%') {
        directive();
      } else {
        out.append(c);
        at++;
      }
    }
    return out.toString();
  }

  private void directive() {
    int start = at++;
    padding = 0;
    upperCase = false;
    swapCase = false;
    colons = 0;
    width = NO_WIDTH;
    while (at < format.length() && modifier(format.charAt(at))) {
      at++;
    }
    if (at >= format.length()) {
      throw new EvaluationException("invalid format: " + format);
    }
    char directive = format.charAt(at++);
    boolean knownColons = colons == 0 || (directive == 'z' && colons <= 3);
    if (!knownColons || !directive(directive)) {
      out.append(format, start, at);
    }
  }

  private boolean modifier(char c) {
    switch (c) {
      case '-' -> padding = '-';
      case '_' -> padding = ' ';
      case '^' -> upperCase = true;
      case '#' -> swapCase = true;
      case ':' -> colons++;
      case 'E', 'O' -> {
        return at + 1 < format.length()
            && (c == 'E' ? "cCxXyY" : "deHkIlmMSuUVwWy").indexOf(format.charAt(at + 1)) >= 0;
      }
      case '0' -> {
        if (width == NO_WIDTH) {
          padding = '0';
        } else {
          width = Math.min(MAX_WIDTH, width * 10);
        }
      }
      default -> {
        if (c < '1' || c > '9') {
          return false;
        }
        width = Math.min(MAX_WIDTH, Math.max(0, width) * 10 + (c - '0'));
      }
    }
    return true;
  }

  private boolean directive(char c) {
    switch (c) {
      case 'Y' -> year(time.getYear());
      case 'C' -> number(Math.floorDiv(time.getYear(), 100), 2, '0');
      case 'y' -> number(Math.floorMod(time.getYear(), 100), 2, '0');
      case 'G' -> year(time.get(IsoFields.WEEK_BASED_YEAR));
      case 'g' -> number(Math.floorMod(time.get(IsoFields.WEEK_BASED_YEAR), 100), 2, '0');
      case 'V' -> number(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2, '0');
      case 'U' -> number(week(dayOfWeek()), 2, '0');
      case 'W' -> number(week((dayOfWeek() + 6) % 7), 2, '0');
      case 'm' -> number(time.getMonthValue(), 2, '0');
      case 'd' -> number(time.getDayOfMonth(), 2, '0');
      case 'e' -> number(time.getDayOfMonth(), 2, ' ');
      case 'j' -> number(time.getDayOfYear(), 3, '0');
      case 'H' -> number(time.getHour(), 2, '0');
      case 'k' -> number(time.getHour(), 2, ' ');
      case 'I' -> number(time.get(ChronoField.CLOCK_HOUR_OF_AMPM), 2, '0');
      case 'l' -> number(time.get(ChronoField.CLOCK_HOUR_OF_AMPM), 2, ' ');
      case 'M' -> number(time.getMinute(), 2, '0');
      case 'S' -> number(time.getSecond(), 2, '0');
      case 'u' -> number(time.getDayOfWeek().getValue(), 1, '0');
      case 'w' -> number(dayOfWeek(), 1, '0');
      case 's' -> number(time.toEpochSecond(), 1, '0');
      case 'L' -> fraction(3);
      case 'N' -> fraction(9);
      default -> {
        return name(c) || composite(c);
      }
    }
    return true;
  }

  private boolean name(char c) {
    switch (c) {
      case 'B' -> text(MONTHS[time.getMonthValue() - 1], true);
      case 'b', 'h' -> text(MONTHS[time.getMonthValue() - 1].substring(0, 3), true);
      case 'A' -> text(DAYS[dayOfWeek()], true);
      case 'a' -> text(DAYS[dayOfWeek()].substring(0, 3), true);
      case 'p' -> text(time.getHour() < 12 ? "AM" : "PM", false);
      case 'P' -> text(time.getHour() < 12 ? "am" : "pm", true);
      case 'Z' -> text(utc ? "UTC" : "", false);
      case 'z' -> offset();
      case '%' -> text("%", false);
      case 'n' -> text("\n", false);
      case 't' -> text("\t", false);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean composite(char c) {
    String inner =
        switch (c) {
          case 'c' -> "%a %b %e %H:%M:%S %Y";
          case 'D', 'x' -> "%m/%d/%y";
          case 'F' -> "%Y-%m-%d";
          case 'T', 'X' -> "%H:%M:%S";
          case 'R' -> "%H:%M";
          case 'r' -> "%I:%M:%S %p";
          case 'v' -> "%e-%^b-%Y";
          default -> "";
        };
    if (inner.isEmpty()) {
      return false;
    }
    swapCase = false;
    text(new TimestampFormat(time, utc, inner).write(), true);
    return true;
  }

  private int dayOfWeek() {
    return time.getDayOfWeek() == DayOfWeek.SUNDAY ? 0 : time.getDayOfWeek().getValue();
  }

  /** The week of the year that the day is in, the first of which starts at its first day. */
  private int week(int dayInWeek) {
    return (time.getDayOfYear() - 1 - dayInWeek + 7) / 7;
  }

  private void year(int year) {
    number(year, year < 0 ? 5 : 4, '0');
  }

  private void number(long value, int defaultWidth, char defaultPadding) {
    String digits = Long.toString(Math.abs(value));
    char pad = padding == 0 ? defaultPadding : padding;
    int wanted = padding == '-' && width == NO_WIDTH ? 0 : width == NO_WIDTH ? defaultWidth : width;
    int fill = padding == '-' ? 0 : wanted - digits.length() - (value < 0 ? 1 : 0);
    String sign = value < 0 ? "-" : "";
    out.append(pad == '0' ? sign : "");
    out.append(Character.toString(pad).repeat(Math.max(0, fill)));
    out.append(pad == '0' ? "" : sign).append(digits);
  }

  private void fraction(int defaultDigits) {
    int digits = width == NO_WIDTH ? defaultDigits : width;
    String nanos = Integer.toString(1_000_000_000 + time.getNano()).substring(1);
    out.append(digits <= 9 ? nanos.substring(0, digits) : nanos + "0".repeat(digits - 9));
  }

  private void text(String value, boolean swapsToUpper) {
    String cased = value;
    if (upperCase || (swapCase && swapsToUpper)) {
      cased = value.toUpperCase(Locale.ROOT);
    } else if (swapCase) {
      cased = value.toLowerCase(Locale.ROOT);
    }
    int fill = padding == '-' ? 0 : width - cased.length();
    out.append((padding == '0' ? "0" : " ").repeat(Math.max(0, fill))).append(cased);
  }

  private void offset() {
    int total = time.getOffset().getTotalSeconds();
    int seconds = Math.abs(total);
    boolean negative = total < 0 || (utc && padding == '-');
    int hours = seconds / 3600;
    String rest = offsetRest(seconds);
    String digits = padding == ' ' || hours > 9 ? Integer.toString(hours) : "0" + hours;
    int fill = Math.max(0, width - rest.length() - digits.length() - 1);
    if (padding == ' ') {
      fill = Math.max(fill, 2 - digits.length());
      out.append(" ".repeat(fill)).append(negative ? '-' : '+').append(digits);
    } else {
      out.append(negative ? '-' : '+').append("0".repeat(fill)).append(digits);
    }
    out.append(rest);
  }

  private String offsetRest(int seconds) {
    String minutes = twoDigits(seconds / 60 % 60);
    String rest = twoDigits(seconds % 60);
    return switch (colons) {
      case 0 -> minutes;
      case 1 -> ":" + minutes;
      case 2 -> ":" + minutes + ":" + rest;
      default ->
          seconds % 3600 == 0 ? "" : seconds % 60 == 0 ? ":" + minutes : ":" + minutes + ":" + rest;
    };
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
