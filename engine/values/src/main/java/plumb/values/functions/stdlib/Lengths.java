package plumb.values.functions.stdlib;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.RubyInspection;
import plumb.values.Timespan;
import plumb.values.Timestamp;
import plumb.values.format.FormatException;
import plumb.values.format.NumberText;
import plumb.values.functions.RubyText;

/** {@code validate_slength}: strings with a length within bounds. */
final class Lengths {
  private static final String NAME = "validate_slength(): ";

  private Lengths() {}

  static @Nullable String problem(List<Object> args) {
    if (args.size() != 2 && args.size() != 3) {
      return NAME + "Wrong number of arguments (" + args.size() + "; must be 2 or 3)";
    }
    BigInteger max = integer(args.get(1));
    if (max == null || max.signum() <= 0) {
      return NAME
          + "Expected second argument to be a positive Numeric, got "
          + shown(args.get(1), max);
    }
    Object third = Legacy.argument(args, 2);
    BigInteger min = BigInteger.ZERO;
    if (Legacy.isTrue(third)) {
      BigInteger given = integer(third);
      if (given == null || given.signum() < 0) {
        return NAME
            + "Expected third argument to be unset or a positive Numeric, got "
            + shown(third, given);
      }
      min = given;
    }
    if (max.compareTo(min) < 0) {
      return NAME + "Expected second argument to be equal to or larger than third argument";
    }
    return problem(args.get(0), max, min);
  }

  private static String shown(Object value, @Nullable BigInteger number) {
    return number == null
        ? RubyText.of(value) + ":" + RubyText.className(value)
        : number + ":Integer";
  }

  private static @Nullable String problem(Object input, BigInteger max, BigInteger min) {
    if (input instanceof String text) {
      return outside(text, input, max, min);
    }
    if (!(input instanceof List<?> list)) {
      return NAME
          + "Expected first argument to be a String or Array, got "
          + RubyText.className(input);
    }
    for (int i = 0; i < list.size(); i++) {
      if (!(list.get(i) instanceof String text)) {
        return NAME
            + "Expected element at array position "
            + i
            + " to be a String, got "
            + RubyText.className(list.get(i));
      }
      String problem = outside(text, input, max, min);
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  private static @Nullable String outside(
      String text, Object input, BigInteger max, BigInteger min) {
    BigInteger length = BigInteger.valueOf(text.codePointCount(0, text.length()));
    if (length.compareTo(max) <= 0 && length.compareTo(min) >= 0) {
      return null;
    }
    int size = input instanceof List<?> list ? list.size() : text.codePointCount(0, text.length());
    return NAME
        + "Expected length of "
        + RubyInspection.of(input)
        + " to be between "
        + min
        + " and "
        + max
        + ", was "
        + size;
  }

  private static @Nullable BigInteger integer(Object value) {
    if (value instanceof String text) {
      try {
        return NumberText.parseInteger(text);
      } catch (FormatException e) {
        return null;
      }
    }
    if (value instanceof Timespan span) {
      return BigInteger.valueOf(span.duration().getSeconds());
    }
    if (value instanceof Timestamp stamp) {
      return BigInteger.valueOf(stamp.instant().getEpochSecond());
    }
    return value instanceof Number ? Legacy.integer(value) : null;
  }
}
