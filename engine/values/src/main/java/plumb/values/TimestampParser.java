package plumb.values;

import static plumb.values.TimeFields.ABSENT;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads time stamps by a format of {@code %} directives, as Ruby's {@code DateTime._strptime}. */
public final class TimestampParser {
  private static final List<String> FORMATS_WITHOUT_ZONE =
      List.of("%FT%T.%N", "%FT%T", "%F %T.%N", "%F %T", "%F");
  private static final List<String> FORMATS =
      List.of(
          "%FT%T.%N %Z",
          "%FT%T %Z",
          "%F %T.%N %Z",
          "%F %T %Z",
          "%F %Z",
          "%FT%T.%N",
          "%FT%T",
          "%F %T.%N",
          "%F %T",
          "%F");
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
  private static final String[] MONTH_ENDS = {
    "uary", "ruary", "ch", "il", "", "e", "y", "ust", "tember", "ober", "ember", "ember"
  };
  private static final String DAYS = "sunmontuewedthufrisat";
  private static final String[] DAY_ENDS = {
    "day", "day", "sday", "nesday", "rsday", "day", "urday"
  };
  private static final int MAX_DIGITS = 18;

  private final String text;
  private final TimeFields fields = new TimeFields();
  private int at;

  private TimestampParser(String text) {
    this.text = text;
  }

  /**
   * Reads a time stamp in the first of some formats that fits, with or without a zone.
   *
   * @param formats null for the usual ones
   * @param timezone the zone of texts that name none; null or empty for UTC
   * @throws EvaluationException when no format fits or the zone is not known
   */
  public static Timestamp parse(
      String text, @Nullable List<String> formats, @Nullable String timezone) {
    boolean zoned = timezone != null && !timezone.isEmpty();
    List<String> candidates = formats != null ? formats : zoned ? FORMATS_WITHOUT_ZONE : FORMATS;
    for (String format : candidates) {
      TimestampParser parser = new TimestampParser(text);
      if (parser.read(format)
          && parser.at == text.length()
          && !(zoned && parser.fields.zone != null)) {
        return parser.fields.timestamp(timezone);
      }
    }
    throw new EvaluationException(
        "Unable to parse '" + text + "' using any of the formats " + String.join(", ", candidates));
  }

  /**
   * Reads a time stamp in a format.
   *
   * @param timezone the zone when the format names none; null or empty for UTC
   * @throws EvaluationException when the text does not have the format or the zone is not known
   */
  public static Timestamp parse(String text, String format, @Nullable String timezone) {
    TimestampParser parser = new TimestampParser(text);
    if (!parser.read(format) || parser.at < text.length()) {
      throw new EvaluationException("Unable to parse '" + text + "' using format '" + format + "'");
    }
    if (timezone != null && !timezone.isEmpty() && parser.fields.zone != null) {
      throw new EvaluationException(
          "Using a Timezone designator in format specification is mutually exclusive to providing"
              + " an explicit timezone argument");
    }
    return parser.fields.timestamp(timezone);
  }

  private boolean read(String format) {
    int i = 0;
    while (i < format.length()) {
      char c = format.charAt(i++);
      if (isSpace(c)) {
        skipSpace();
      } else if (c != '%' || i == format.length()) {
        if (!literal(c)) {
          return false;
        }
      } else {
        while (i + 1 < format.length() && "EO:".indexOf(format.charAt(i)) >= 0) {
          i++;
        }
        char directive = format.charAt(i++);
        if (!directive(directive, isNumeric(format, i))) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Whether the format goes on with a number, so that the one before must have its usual length.
   */
  private static boolean isNumeric(String format, int index) {
    if (index >= format.length()) {
      return false;
    }
    char c = format.charAt(index);
    if (c >= '0' && c <= '9') {
      return true;
    }
    if (c != '%' || index + 1 >= format.length()) {
      return false;
    }
    char d = format.charAt(index + 1);
    if ((d == 'E' || d == 'O') && index + 2 < format.length()) {
      d = format.charAt(index + 2);
    }
    return "CDdeFGgHIjkLlMmNQRrSsTUuVvWwXxYy".indexOf(d) >= 0 || (d >= '0' && d <= '9');
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  private void skipSpace() {
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
  }

  private boolean literal(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private boolean directive(char c, boolean numberFollows) {
    return switch (c) {
      case 'Y' -> (fields.year = signed(numberFollows ? 4 : MAX_DIGITS)) != ABSENT;
      case 'C' -> (fields.century = signed(numberFollows ? 2 : MAX_DIGITS)) != ABSENT;
      case 'y' -> shortYear();
      case 'm' -> (fields.month = ranged(2, 1, 12)) != ABSENT;
      case 'd', 'e' -> (fields.day = padded(1, 31)) != ABSENT;
      case 'H', 'k' -> (fields.hour = padded(0, 24)) != ABSENT;
      case 'I', 'l' -> (fields.hour = padded(1, 12)) != ABSENT;
      case 'M' -> (fields.minute = ranged(2, 0, 59)) != ABSENT;
      case 'S' -> (fields.second = ranged(2, 0, 60)) != ABSENT;
      case 'L' -> fraction(numberFollows ? 3 : 30);
      case 'N' -> fraction(numberFollows ? 9 : 30);
      case 'B', 'b', 'h' -> monthName();
      case 'A', 'a' -> dayName();
      case 'p', 'P' -> halfDay();
      case 'Z', 'z' -> zone();
      case 'n', 't' -> {
        skipSpace();
        yield true;
      }
      case '%' -> literal('%');
      default -> ignored(c, numberFollows);
    };
  }

  /** Directives that are checked but say nothing about the time, and those made of others. */
  private boolean ignored(char c, boolean numberFollows) {
    return switch (c) {
      case 'j' -> ranged(3, 1, 366) != ABSENT;
      case 'U', 'W' -> ranged(2, 0, 53) != ABSENT;
      case 'V' -> ranged(2, 1, 53) != ABSENT;
      case 'u' -> ranged(1, 1, 7) != ABSENT;
      case 'w' -> ranged(1, 0, 6) != ABSENT;
      case 'G' -> signed(numberFollows ? 4 : MAX_DIGITS) != ABSENT;
      case 'g' -> ranged(2, 0, 99) != ABSENT;
      case 's', 'Q' -> signed(MAX_DIGITS) != ABSENT;
      case 'F' -> read("%Y-%m-%d");
      case 'T', 'X' -> read("%H:%M:%S");
      case 'D', 'x' -> read("%m/%d/%y");
      case 'R' -> read("%H:%M");
      case 'r' -> read("%I:%M:%S %p");
      case 'c' -> read("%a %b %e %H:%M:%S %Y");
      case 'v' -> read("%e-%b-%Y");
      case '+' -> read("%a %b %e %H:%M:%S %Z %Y");
      default -> literal('%') && literal(c);
    };
  }

  private int signed(int maxDigits) {
    boolean negative = at < text.length() && text.charAt(at) == '-';
    if (negative || (at < text.length() && text.charAt(at) == '+')) {
      at++;
    }
    int value = ranged(maxDigits, 0, Integer.MAX_VALUE);
    return value == ABSENT ? ABSENT : negative ? -value : value;
  }

  private int ranged(int maxDigits, int min, int max) {
    int start = at;
    long value = 0;
    while (at < text.length() && at - start < maxDigits && isDigit(text.charAt(at))) {
      value = Math.min(Integer.MAX_VALUE, value * 10 + (text.charAt(at++) - '0'));
    }
    return at == start || value < min || value > max ? ABSENT : (int) value;
  }

  private int padded(int min, int max) {
    if (at < text.length() && text.charAt(at) == ' ') {
      at++;
      return ranged(1, min, max);
    }
    return ranged(2, min, max);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private boolean shortYear() {
    int value = ranged(2, 0, 99);
    if (value == ABSENT) {
      return false;
    }
    fields.year = value;
    if (fields.century == ABSENT) {
      fields.century = value >= 69 ? 19 : 20;
    }
    return true;
  }

  private boolean fraction(int maxDigits) {
    boolean negative = at < text.length() && text.charAt(at) == '-';
    if (negative || (at < text.length() && text.charAt(at) == '+')) {
      at++;
    }
    int start = at;
    long value = 0;
    int scale = 100_000_000;
    while (at < text.length() && at - start < maxDigits && isDigit(text.charAt(at))) {
      value += (long) scale * (text.charAt(at++) - '0');
      scale /= 10;
    }
    fields.nanoseconds = (int) (negative ? -value : value);
    return at > start;
  }

  private boolean monthName() {
    int index = name(MONTHS, MONTH_ENDS);
    fields.month = index + 1;
    return index >= 0;
  }

  private boolean dayName() {
    return name(DAYS, DAY_ENDS) >= 0;
  }

  private int name(String abbreviations, String[] ends) {
    if (at + 3 > text.length()) {
      return -1;
    }
    int found = abbreviations.indexOf(text.substring(at, at + 3).toLowerCase(Locale.ROOT));
    if (found < 0 || found % 3 != 0) {
      return -1;
    }
    String end = ends[found / 3];
    at += 3;
    if (text.regionMatches(true, at, end, 0, end.length())) {
      at += end.length();
    }
    return found / 3;
  }

  private boolean halfDay() {
    for (String mark : new String[] {"am", "pm", "a.m.", "p.m."}) {
      if (text.regionMatches(true, at, mark, 0, mark.length())) {
        at += mark.length();
        fields.halfDay = mark.startsWith("p") ? 12 : 0;
        return true;
      }
    }
    return false;
  }

  private boolean zone() {
    int length = TimeZoneOffset.length(text.substring(at));
    if (length == 0) {
      return false;
    }
    fields.zone = text.substring(at, at + length);
    at += length;
    return true;
  }
}
