package plumb.values.types;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.Default;
import plumb.values.EvaluationException;
import plumb.values.Numbers;
import plumb.values.RubyInspection;
import plumb.values.Timespan;
import plumb.values.Timestamp;
import plumb.values.Undef;

/** Constructors of {@code Integer}, {@code Float} and {@code Numeric}. */
final class NumberConstructors {
  private static final String SIGN = "[+-]?\\s*";
  private static final String HEX = "(?:0[xX][0-9A-Fa-f]+)";
  private static final String OCTAL = "(?:0[0-7]+)";
  private static final String BINARY = "(?:0[bB][01]+)";
  private static final String LENIENT_INTEGER =
      "\\A" + SIGN + "(?:(?:\\d+)|" + HEX + "|" + BINARY + ")\\z";
  private static final String FLOAT =
      "\\A"
          + SIGN
          + "(?:(?:(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE]-?\\d+)?)|"
          + HEX
          + "|"
          + OCTAL
          + "|"
          + BINARY
          + ")\\z";

  private NumberConstructors() {}

  static Constructor integer() {
    Constructor result =
        new Constructor("new")
            .alias(
                "Radix",
                "Variant[Default, Integer[2, 2], Integer[8, 8], Integer[10, 10], Integer[16, 16]]")
            .alias(
                "Convertible",
                "Variant[Numeric, Boolean, Pattern[/"
                    + LENIENT_INTEGER
                    + "/], Timespan, Timestamp]")
            .alias(
                "NamedArgs",
                "Struct[{from => Convertible, Optional[radix] => Radix, Optional[abs] => Boolean}]");
    return result
        .on(
            args ->
                integer(args.get(0), Constructor.optional(args, 1), Constructor.optional(args, 2)),
            "Convertible from",
            "Radix radix?",
            "Boolean abs?")
        .on(
            args -> {
              Map<?, ?> named = (Map<?, ?>) args.get(0);
              return integer(named.get("from"), named.get("radix"), named.get("abs"));
            },
            "NamedArgs hash_args")
        .rejecting(args -> badNamedArguments(result, (Map<?, ?>) args.get(0)), "Hash hash_args")
        .rejecting(
            args -> {
              assertRadix(Constructor.optional(args, 1));
              return Conversions.cannotConvert(args.get(0), "Integer");
            },
            "Any from",
            "Integer radix?",
            "Boolean abs?");
  }

  private static Object badNamedArguments(Constructor constructor, Map<?, ?> named) {
    Object from = named.get("from");
    if (from != null && !constructor.type("Convertible").isInstance(from)) {
      return Conversions.cannotConvert(from, "Integer");
    }
    assertRadix(named.get("radix"));
    throw new EvaluationException(
        Mismatch.describe("Integer.new has wrong type,", constructor.type("NamedArgs"), named));
  }

  private static void assertRadix(@Nullable Object radix) {
    boolean known =
        radix == null
            || radix == Default.DEFAULT
            || (radix instanceof Long r && (r == 2 || r == 8 || r == 10 || r == 16));
    if (!known) {
      throw new EvaluationException(
          "Illegal radix: " + radix + ", expected 2, 8, 10, 16, or default");
    }
  }

  private static Object integer(
      @Nullable Object from, @Nullable Object radix, @Nullable Object abs) {
    long value = integer(from, radix instanceof Long r ? r.intValue() : 0);
    return Boolean.TRUE.equals(abs) ? Math.absExact(value) : value;
  }

  private static long integer(@Nullable Object from, int radix) {
    if (from instanceof Long number) {
      return number;
    }
    if (from instanceof Double number) {
      if (number.isNaN() || number.isInfinite()) {
        throw new EvaluationException(plumb.values.FloatText.of(number));
      }
      return inRange("Integer", new BigDecimal(number).toBigInteger());
    }
    if (from instanceof Timespan span) {
      return span.duration().getSeconds();
    }
    if (from instanceof Timestamp stamp) {
      return stamp.instant().getEpochSecond();
    }
    if (from instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    String text = (String) java.util.Objects.requireNonNull(from);
    BigInteger result = RubyInteger.parse(text, radix);
    if (result == null) {
      throw new EvaluationException("invalid value for Integer(): " + RubyInspection.of(text));
    }
    return inRange("Integer", result);
  }

  private static long inRange(String type, BigInteger value) {
    if (value.bitLength() > 63) {
      throw new EvaluationException(
          "NUMERIC_OVERFLOW",
          type
              + ".new resulted in a value outside of Puppet Integer "
              + (value.signum() > 0 ? "max" : "min")
              + " range, got '"
              + value
              + "'");
    }
    return value.longValue();
  }

  static Constructor floating() {
    return new Constructor("new_float")
        .alias(
            "Convertible",
            "Variant[Numeric, Boolean, Pattern[/" + FLOAT + "/], Timespan, Timestamp]")
        .alias("NamedArgs", "Struct[{from => Convertible, Optional[abs] => Boolean}]")
        .on(
            args -> floating(args.get(0), Constructor.optional(args, 1)),
            "Convertible from",
            "Boolean abs?")
        .on(
            args -> {
              Map<?, ?> named = (Map<?, ?>) args.get(0);
              return floating(named.get("from"), named.get("abs"));
            },
            "NamedArgs hash_args")
        .rejecting(
            args -> Conversions.cannotConvert(args.get(0), "Float"), "Any from", "Boolean abs?");
  }

  private static Object floating(@Nullable Object from, @Nullable Object abs) {
    double value = floating(from);
    return Boolean.TRUE.equals(abs) ? Math.abs(value) : value;
  }

  private static double floating(@Nullable Object from) {
    if (from instanceof Number number) {
      return number.doubleValue();
    }
    if (from instanceof Timespan span) {
      return span.seconds();
    }
    if (from instanceof Timestamp stamp) {
      return stamp.seconds();
    }
    if (from instanceof Boolean flag) {
      return flag ? 1.0 : 0.0;
    }
    String text = (String) java.util.Objects.requireNonNull(from);
    boolean radixMark = text.length() > 1 && "xXbB".indexOf(text.charAt(1)) >= 0;
    BigInteger integer = radixMark ? RubyInteger.parse(text, 0) : null;
    if (integer != null) {
      return integer.doubleValue();
    }
    Double result = RubyInteger.parseFloat(text);
    if (result == null) {
      throw new EvaluationException("invalid value for Float(): " + RubyInspection.of(text));
    }
    return result;
  }

  static Constructor numeric() {
    return new Constructor("new_numeric")
        .alias(
            "Convertible",
            "Variant[Integer, Float, Boolean, Pattern[/" + FLOAT + "/], Timespan, Timestamp]")
        .alias("NamedArgs", "Struct[{from => Convertible, Optional[abs] => Boolean}]")
        .on(
            args -> numeric(args.get(0), Constructor.optional(args, 1)),
            "Convertible from",
            "Boolean abs?")
        .on(
            args -> {
              Map<?, ?> named = (Map<?, ?>) args.get(0);
              return numeric(java.util.Objects.requireNonNull(named.get("from")), named.get("abs"));
            },
            "NamedArgs hash_args")
        .rejecting(
            args -> Conversions.cannotConvert(args.get(0), "Numeric"), "Any from", "Boolean abs?");
  }

  private static Object numeric(Object from, @Nullable Object abs) {
    Object value = numeric(from);
    if (Boolean.TRUE.equals(abs)) {
      return value instanceof Long n ? (Object) Math.absExact(n) : Math.abs((Double) value);
    }
    return value;
  }

  private static Object numeric(Object from) {
    if (from instanceof Number) {
      return from;
    }
    if (from instanceof Timespan || from instanceof Timestamp) {
      return floating(from);
    }
    if (from instanceof Boolean flag) {
      return flag ? 1L : 0L;
    }
    String text = (String) from;
    boolean radixMark =
        text.length() > 1 && text.charAt(0) == '0' && "xXbB".indexOf(text.charAt(1)) >= 0;
    if (radixMark) {
      return integer(text, 0);
    }
    Number result = Numbers.parse(text);
    if (result == null) {
      BigInteger large = RubyInteger.parse(text, 0);
      return large == null || large.bitLength() <= 63
          ? Undef.UNDEF
          : (Object) inRange("Numeric", large);
    }
    return result;
  }
}
