package plumb.compiler.yaml;

/** Recognises the dates and times that Psych would turn into objects. */
final class TimeScalars {
  private final String text;
  private int at;

  private TimeScalars(String text) {
    this.text = text;
  }

  /** {@code 2024-05-01}, with month and day in range. */
  static boolean isDate(String text) {
    TimeScalars scan = new TimeScalars(text);
    return scan.digits(4, 4)
        && scan.is('-')
        && scan.number(12)
        && scan.is('-')
        && scan.number(31)
        && scan.atEnd();
  }

  /** {@code 2024-5-1 12:00:00.5 +02:00} and its variants. */
  static boolean isTime(String text) {
    if (text.length() < 14) {
      return false;
    }
    TimeScalars scan = new TimeScalars(text);
    scan.is('-');
    return scan.digits(4, 4)
        && scan.is('-')
        && scan.digits(1, 2)
        && scan.is('-')
        && scan.digits(1, 2)
        && scan.separator()
        && scan.digits(1, 2)
        && scan.is(':')
        && scan.digits(2, 2)
        && scan.is(':')
        && scan.digits(2, 2)
        && scan.fraction()
        && scan.zone()
        && scan.atEnd();
  }

  private boolean separator() {
    return is('T') || is('t') || spaces() > 0;
  }

  private boolean fraction() {
    if (is('.')) {
      digits(0, Integer.MAX_VALUE);
    }
    return true;
  }

  private boolean zone() {
    int before = at;
    spaces();
    if (is('Z')) {
      return true;
    }
    if (is('-') || is('+')) {
      if (digits(1, 2)) {
        is(':');
        if (!atEnd()) {
          return digits(2, 2);
        }
        return true;
      }
    }
    at = before;
    return true;
  }

  private int spaces() {
    int start = at;
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    return at - start;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  private boolean is(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private boolean digits(int least, int most) {
    int count = 0;
    while (count < most && at < text.length() && isDigit(text.charAt(at))) {
      at++;
      count++;
    }
    return count >= least;
  }

  /** One or two digits whose value is at most {@code most}. Zero passes, as in Psych's pattern. */
  private boolean number(int most) {
    int start = at;
    if (!digits(1, 2)) {
      return false;
    }
    return Integer.parseInt(text, start, at, 10) <= most;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private boolean atEnd() {
    return at == text.length();
  }
}
