package plumb.values.functions;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Wording;
import plumb.values.format.FormatException;
import plumb.values.format.NumberText;

/** Functions of numbers: rounding, comparing. */
final class NumberFunctions {
  private NumberFunctions() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "abs" ->
          Overloads.named(name)
              .on("Numeric val", (args, block, callbacks) -> abs(args.get(0)))
              .on("String val", NumberFunctions::absOfText);
      case "ceiling" -> rounding(name, RoundingMode.CEILING);
      case "floor" -> rounding(name, RoundingMode.FLOOR);
      case "round" ->
          Overloads.named(name)
              .on("Numeric val", (args, block, callbacks) -> round((Number) args.get(0)));
      case "max" -> Extremes.named(name, 1);
      case "min" -> Extremes.named(name, -1);
      case "compare" -> Comparisons.function();
      default -> null;
    };
  }

  private static void warn(Callbacks callbacks, String name, String type) {
    PlacedWarning.once(
        callbacks,
        name + "_function_numeric_coerce_string",
        "The "
            + name
            + "() function's auto conversion of String to "
            + type
            + " is deprecated - change to convert input before calling");
  }

  private static Object abs(Object value) {
    if (value instanceof Double number) {
      return Math.abs(number);
    }
    return integer(BigInteger.valueOf((Long) value).abs());
  }

  private static Object absOfText(List<Object> args, @Nullable Object block, Callbacks callbacks) {
    warn(callbacks, "abs", "Numeric");
    String text = (String) args.get(0);
    boolean fraction = isDecimal(text, true);
    if (!fraction && !isDecimal(text, false)) {
      throw new EvaluationException(
          "abs(): Requires float or integer to work with - was given non decimal string");
    }
    if (fraction) {
      return Math.abs(NumberText.leadingFloat(text));
    }
    return integer(NumberText.leadingInteger(text).abs());
  }

  /** Whether a line of the text is a decimal number; with a fraction, or without one. */
  private static boolean isDecimal(String text, boolean fraction) {
    for (String line : text.split("\n", -1)) {
      int start = line.startsWith("-") ? 1 : 0;
      int point = digitsEnd(line, start);
      if (point > start) {
        boolean whole = point == line.length();
        if (fraction
            ? !whole && line.charAt(point) == '.' && isDigitsOnly(line, point + 1)
            : whole) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isDigitsOnly(String text, int start) {
    return start < text.length() && digitsEnd(text, start) == text.length();
  }

  private static int digitsEnd(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private static Overloads rounding(String name, RoundingMode mode) {
    return Overloads.named(name)
        .on("Numeric val", (args, block, callbacks) -> rounded((Number) args.get(0), mode))
        .on(
            "String val",
            (args, block, callbacks) -> {
              warn(callbacks, name, "Float");
              double value;
              try {
                value = NumberText.parseFloat((String) args.get(0));
              } catch (FormatException e) {
                throw new EvaluationException(
                    name + "(): cannot convert given value to a floating point value.");
              }
              return rounded(value, mode);
            });
  }

  private static Object rounded(Number value, RoundingMode mode) {
    if (value instanceof Long) {
      return value;
    }
    double number = value.doubleValue();
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw new EvaluationException(RubyText.of(number));
    }
    return integer(new BigDecimal(number).setScale(0, mode).toBigInteger());
  }

  private static Object round(Number value) {
    double number = value.doubleValue();
    return rounded(number > 0 ? number + 0.5 : number - 0.5, RoundingMode.DOWN);
  }

  /** An integer as a value of the language, which has 64 bits for it. */
  static Long integer(BigInteger number) {
    if (number.bitLength() > 63) {
      throw new EvaluationException(
          "Use of a Ruby Integer outside of Puppet Integer "
              + (number.signum() < 0 ? "min" : "max")
              + " range, got '0x"
              + number.toString(16)
              + "'");
    }
    return number.longValue();
  }

  /** {@code compare}. */
  private static final class Comparisons {
    private static final String PREFIX = "compare(): ";

    private Comparisons() {}

    static Overloads function() {
      Function generic =
          (args, block, callbacks) ->
              (long) plumb.values.Equality.compare(args.get(0), args.get(1));
      String times = "Variant[Timespan, Timestamp]";
      return Overloads.named("compare")
          .on(
              "Numeric a, Numeric b",
              (args, block, callbacks) -> (long) RubyOrder.comparison(args.get(0), args.get(1)))
          .on("String a, String b, Boolean ignore_case?", Comparisons::texts)
          .on("SemVer a, SemVer b", generic)
          .on("Numeric a, " + times + " b", generic)
          .on("Timestamp a, Variant[Timestamp, Numeric] b", generic)
          .on("Timespan a, Variant[Timespan, Numeric] b", generic)
          .rejecting(
              "Variant[String, SemVer, Numeric, Timespan, Timestamp] a,"
                  + " Variant[String, SemVer, Numeric, Timespan, Timestamp] b,"
                  + " Any ignore_case*",
              Comparisons::wrongKinds)
          .rejecting(
              "Any a, Any b, Any ignore_case*",
              (args, block, callbacks) ->
                  PREFIX
                      + "Non comparable type. Only values of the types Numeric, String, Semver,"
                      + " Timestamp and Timestamp can be compared. Got "
                      + kind(args.get(0))
                      + " and "
                      + kind(args.get(1)));
    }

    private static Object texts(List<Object> args, @Nullable Object block, Callbacks callbacks) {
      String a = (String) args.get(0);
      String b = (String) args.get(1);
      boolean exact = args.size() > 2 && !(Boolean) args.get(2);
      int order =
          exact ? RubyOrder.compareText(a, b) : plumb.values.Equality.compareIgnoringCase(a, b);
      return (long) Integer.signum(order);
    }

    private static Object wrongKinds(
        List<Object> args, @Nullable Object block, Callbacks callbacks) {
      Object a = args.get(0);
      Object b = args.get(1);
      if (args.size() > 2) {
        if (!(a instanceof String && b instanceof String)) {
          return PREFIX
              + "The third argument (ignore case) can only be used when comparing strings";
        }
        if (args.size() > 3) {
          return PREFIX + "Accepts at most 3 arguments, got " + args.size();
        }
        return PREFIX
            + "The third argument (ignore case) must be a Boolean. Got "
            + kind(args.get(2));
      }
      return PREFIX
          + "Can only compare values of the same type (or for Timestamp/Timespan also against"
          + " Numeric). Got "
          + kind(a)
          + " and "
          + kind(b);
    }

    private static String kind(Object value) {
      return Wording.label(value);
    }
  }
}
