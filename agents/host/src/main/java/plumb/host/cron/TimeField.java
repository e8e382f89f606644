package plumb.host.cron;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The five fields of a job's time, in the order of a crontab's line. */
enum TimeField {
  MINUTE("minute", 0, 59),
  HOUR("hour", 0, 23),
  MONTHDAY("monthday", 1, 31),
  MONTH(
      "month",
      1,
      12,
      "",
      "january",
      "february",
      "march",
      "april",
      "may",
      "june",
      "july",
      "august",
      "september",
      "october",
      "november",
      "december"),
  WEEKDAY(
      "weekday",
      0,
      7,
      "sunday",
      "monday",
      "tuesday",
      "wednesday",
      "thursday",
      "friday",
      "saturday");

  private final String label;
  private final int lowest;
  private final int highest;
  private final List<String> names;

  TimeField(String label, int lowest, int highest, String... names) {
    this.label = label;
    this.lowest = lowest;
    this.highest = highest;
    this.names = List.of(names);
  }

  /** Returns the name of the parameter. */
  String label() {
    return label;
  }

  /**
   * Returns a value as a crontab has it: a number, a range, a step; names of days and months become
   * numbers. Any time is {@code *}. Null when the value is none of these.
   */
  @Nullable String normalize(String value) {
    if (value.equals("*") || value.equals("absent")) {
      return "*";
    }
    if (isStepOrRange(value)) {
      return value;
    }
    if (isNumber(value)) {
      boolean inRange = value.length() < 4 && isBetween(Integer.parseInt(value));
      return inRange ? value : null;
    }
    return named(value.toLowerCase(Locale.ROOT));
  }

  private boolean isBetween(int number) {
    return number >= lowest && number <= highest;
  }

  /** Days and months may be given in full or by their first three letters. */
  private @Nullable String named(String value) {
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      boolean matches =
          value.length() == 3 ? name.startsWith(value) : !value.isEmpty() && name.equals(value);
      if (matches) {
        return Integer.toString(i);
      }
    }
    return null;
  }

  /** Recognises {@code *}{@code /5}, {@code 1-5} and {@code 1-5/2}. */
  private static boolean isStepOrRange(String value) {
    int slash = value.indexOf('/');
    String base = slash < 0 ? value : value.substring(0, slash);
    if (slash >= 0 && !isNumber(value.substring(slash + 1))) {
      return false;
    }
    int dash = base.indexOf('-');
    boolean range =
        dash > 0 && isNumber(base.substring(0, dash)) && isNumber(base.substring(dash + 1));
    return range || slash >= 0 && base.equals("*");
  }

  private static boolean isNumber(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        return false;
      }
    }
    return !value.isEmpty();
  }
}
