package plumb.values;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How values are equal and ordered. */
public final class Equality {
  private Equality() {}

  /** The operator {@code ==}: strings without regard to ASCII case, {@code 1 == 1.0}. */
  public static boolean equal(Object a, Object b) {
    if (a instanceof String x) {
      return b instanceof String y && equalIgnoringCase(x, y);
    }
    if (a instanceof Number x) {
      return b instanceof Number y ? equalNumbers(x, y) : isTime(b) && compare(b, a) == 0;
    }
    if (isTime(a) && b instanceof Number) {
      return compare(a, b) == 0;
    }
    if (a instanceof List<?> x) {
      return b instanceof List<?> y && equalLists(x, y);
    }
    if (a instanceof Map<?, ?> x) {
      return b instanceof Map<?, ?> y && equalMaps(x, y);
    }
    if (a instanceof Type x) {
      return b instanceof Type y && equalTypes(x, y);
    }
    return a.equals(b);
  }

  /** Types are equal when each takes what the other takes, an alias and its body for instance. */
  static boolean equalTypes(Type a, Type b) {
    return a.equals(b) || (a.isAssignableFrom(b) && b.isAssignableFrom(a));
  }

  /** Times are numbers of seconds in comparisons with numbers. */
  private static boolean isTime(Object value) {
    return value instanceof Timespan || value instanceof Timestamp;
  }

  private static boolean equalLists(List<?> a, List<?> b) {
    if (a.size() != b.size()) {
      return false;
    }
    TimeLimit.check();
    for (int i = 0; i < a.size(); i++) {
      if (!equal(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean equalMaps(Map<?, ?> a, Map<?, ?> b) {
    if (a.size() != b.size()) {
      return false;
    }
    TimeLimit.check();
    for (Map.Entry<?, ?> entry : a.entrySet()) {
      Object other = b.get(entry.getKey());
      if (!equal(other == null ? Undef.UNDEF : other, entry.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static boolean equalNumbers(Number a, Number b) {
    if (a instanceof Long && b instanceof Long) {
      return a.longValue() == b.longValue();
    }
    return compareNumbers(a, b) == 0 && !Double.isNaN(a.doubleValue());
  }

  /** Whether two values are the same as Ruby has it, which deletion asks: case counts, 1 is 1.0. */
  public static boolean same(Object a, Object b) {
    TimeLimit.check();
    if (a instanceof List<?> x && b instanceof List<?> y && x.size() == y.size()) {
      for (int i = 0; i < x.size(); i++) {
        if (!same(x.get(i), y.get(i))) {
          return false;
        }
      }
      return true;
    }
    if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y && x.size() == y.size()) {
      for (Map.Entry<?, ?> entry : x.entrySet()) {
        Object other = y.get(entry.getKey());
        if (other == null || !same(entry.getValue(), other)) {
          return false;
        }
      }
      return true;
    }
    return a instanceof Number || b instanceof Number ? equal(a, b) : a.equals(b);
  }

  /** Whether two strings are equal but for the case of ASCII letters. */
  public static boolean equalIgnoringCase(String a, String b) {
    return a.equals(b) || (a.length() == b.length() && compareIgnoringCase(a, b) == 0);
  }

  /** Orders two strings without regard to the case of ASCII letters, by code point. */
  public static int compareIgnoringCase(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = lower(a.charAt(i));
      char y = lower(b.charAt(i));
      if (x != y) {
        // Surrogates sort above the rest of the basic plane, as their code points do.
        boolean surrogates = Character.isSurrogate(x) ^ Character.isSurrogate(y);
        return surrogates ? (Character.isSurrogate(x) ? 1 : -1) : Integer.signum(x - y);
      }
    }
    return Integer.signum(a.length() - b.length());
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
  }

  /**
   * The order of two values, as the sign of the result.
   *
   * @throws EvaluationException (COMPARISON_NOT_POSSIBLE's detail) when they have none
   */
  public static int compare(Object a, Object b) {
    if (a instanceof String x) {
      if (b instanceof String y) {
        return compareIgnoringCase(x, y);
      }
      throw new EvaluationException("A String is not comparable to a non String");
    }
    if (a instanceof Number x) {
      if (b instanceof Number y) {
        return compareNumbers(x, y);
      }
      if (b instanceof Timespan span) {
        return Double.compare(x.doubleValue(), span.seconds());
      }
      if (b instanceof Timestamp stamp) {
        return Double.compare(x.doubleValue(), stamp.seconds());
      }
      throw new EvaluationException("A Numeric is not comparable to non Numeric");
    }
    if (a instanceof Timespan x) {
      return compareTimespan(x, b);
    }
    if (a instanceof Timestamp x) {
      return compareTimestamp(x, b);
    }
    if (a instanceof SemVer x) {
      if (b instanceof SemVer y) {
        return x.compareTo(y);
      }
      throw new EvaluationException("Versions not comparable to non Versions");
    }
    if (a == Default.DEFAULT) {
      if (b == Default.DEFAULT) {
        return 0;
      }
      throw new EvaluationException("Symbol not comparable to non Symbol");
    }
    throw new EvaluationException(
        "Only Strings, Numbers, Timespans, Timestamps, and Versions are comparable");
  }

  private static int compareTimespan(Timespan a, Object b) {
    if (b instanceof Timespan y) {
      return a.compareTo(y);
    }
    if (b instanceof Long y) {
      return Long.compare(a.duration().getSeconds(), y);
    }
    if (b instanceof Double y) {
      return Double.compare(a.seconds(), y);
    }
    throw new EvaluationException(
        "Timespans are only comparable to Timespans, Integers, and Floats");
  }

  private static int compareTimestamp(Timestamp a, Object b) {
    if (b instanceof Timestamp y) {
      return a.compareTo(y);
    }
    if (b instanceof Long y) {
      return Long.compare(a.instant().getEpochSecond(), y);
    }
    if (b instanceof Double y) {
      return Double.compare(a.seconds(), y);
    }
    throw new EvaluationException(
        "Timestamps are only comparable to Timestamps, Integers, and Floats");
  }

  /** The exact order of two numbers; mixed ones are compared without rounding. */
  static int compareNumbers(Number a, Number b) {
    if (a instanceof Long x && b instanceof Long y) {
      return Long.compare(x, y);
    }
    if (a instanceof Double x && b instanceof Double y) {
      return x < y ? -1 : x > y ? 1 : 0;
    }
    if (a instanceof Double) {
      return -compareNumbers(b, a);
    }
    double y = b.doubleValue();
    if (Double.isInfinite(y) || Double.isNaN(y)) {
      return y > 0 ? -1 : 1;
    }
    return java.math.BigDecimal.valueOf(a.longValue()).compareTo(new java.math.BigDecimal(y));
  }

  /** Whether the text holds the other one, without regard to case: the operator {@code in}. */
  static boolean containsIgnoringCase(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }
}
