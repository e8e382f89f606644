package plumb.values.functions.stdlib;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.RubyInspection;
import plumb.values.Undef;
import plumb.values.format.FormatException;
import plumb.values.format.NumberText;
import plumb.values.functions.RubyText;

/**
 * {@code validate_integer} and {@code validate_numeric}: numbers, or their texts, within bounds.
 */
final class Bounds {
  private final String name;
  private final boolean integers;
  private final String kind;

  Bounds(String name, boolean integers) {
    this.name = name;
    this.integers = integers;
    this.kind = integers ? "an Integer" : "a Numeric";
  }

  @Nullable String problem(List<Object> args) {
    if (args.isEmpty() || args.size() > 3) {
      return name + "(): Wrong number of arguments; must be 1, 2 or 3, got " + args.size();
    }
    BigDecimal max = null;
    BigDecimal min = null;
    if (args.size() > 1 && !(args.size() > 2 && isUnset(args.get(1)))) {
      max = number(args.get(1));
      if (max == null) {
        return expected("second", args.get(1));
      }
    }
    if (args.size() > 2) {
      min = number(args.get(2));
      if (min == null) {
        return expected("third", args.get(2));
      }
    }
    if (min != null && max != null && min.compareTo(max) > 0) {
      return name
          + "(): Expected second argument to be larger than third argument, got "
          + shown(max)
          + " < "
          + shown(min);
    }
    return problem(args.get(0), max, min);
  }

  private static boolean isUnset(Object value) {
    return value == Undef.UNDEF || value.equals("");
  }

  private String expected(String which, Object value) {
    boolean text = which.equals("second");
    return name
        + "(): Expected "
        + which
        + " argument to be unset or "
        + kind
        + ", got "
        + RubyText.of(value)
        + ":"
        + (text ? "String" : RubyText.className(value));
  }

  private @Nullable String problem(
      Object input, @Nullable BigDecimal max, @Nullable BigDecimal min) {
    if (input instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        BigDecimal value = list.get(i) instanceof Map<?, ?> ? null : number(list.get(i));
        if (value == null) {
          return name
              + "(): Expected element at array position "
              + i
              + " to be "
              + kind
              + ", got "
              + RubyText.className(list.get(i));
        }
        String problem = outside(value, RubyInspection.of(input), max, min);
        if (problem != null) {
          return problem;
        }
      }
      return null;
    }
    BigDecimal value = input instanceof Map<?, ?> ? null : number(input);
    if (value == null) {
      String prefix = input instanceof Map<?, ?> ? "validate_integer" : name;
      return prefix
          + "(): Expected first argument to be "
          + kind
          + " or Array, got "
          + RubyText.className(input);
    }
    return outside(value, shown(value), max, min);
  }

  private @Nullable String outside(
      BigDecimal value, String input, @Nullable BigDecimal max, @Nullable BigDecimal min) {
    String start = name + "(): Expected " + input + " to be ";
    if (max != null && value.compareTo(max) > 0) {
      return start + "smaller or equal to " + shown(max) + ", got " + input + ".";
    }
    if (min != null && value.compareTo(min) < 0) {
      return start + "greater or equal to " + shown(min) + ", got " + input + ".";
    }
    return null;
  }

  private String shown(BigDecimal number) {
    return integers ? number.toBigInteger().toString() : RubyText.of(number.doubleValue());
  }

  private @Nullable BigDecimal number(Object value) {
    String text = RubyText.of(value);
    try {
      if (integers) {
        BigInteger number = NumberText.parseInteger(text);
        return new BigDecimal(number);
      }
      double number = NumberText.parseFloat(text);
      return Double.isInfinite(number) ? null : new BigDecimal(number);
    } catch (FormatException e) {
      return null;
    }
  }
}
