package plumb.values;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic operators: on numbers and strings that denote numbers, on arrays and hashes, on
 * binaries and URIs, on times. Integers have 64 bits; what goes beyond is an error.
 */
public final class Arithmetic {
  private Arithmetic() {}

  /**
   * Applies {@code +}, {@code -}, {@code *}, {@code /}, {@code %}, {@code <<} or {@code >>}.
   *
   * @param coercion hears of strings that were taken for numbers
   * @throws EvaluationException when the operator does not apply, or the result is out of range
   */
  public static Object apply(String operator, Object left, Object right, Coercion coercion) {
    if (left instanceof Long a && right instanceof Long b) {
      return IntegerArithmetic.apply(operator, a, b);
    }
    Object collected = CollectionArithmetic.apply(operator, left, right);
    if (collected != null) {
      return collected;
    }
    Object a = operand(left, 1, coercion);
    Object b = operand(right, 2, coercion);
    if (operator.equals("%") && (a instanceof Double || b instanceof Double)) {
      throw a instanceof Double ? notApplicable(operator, a) : notApplicable(operator, a, b);
    }
    if (isTime(a) || isTime(b)) {
      return TimeArithmetic.apply(operator, a, b);
    }
    if (operator.equals("%") && b instanceof Long divisor) {
      IntegerArithmetic.requireNotZero(divisor);
    }
    Number number = asNumber(operator, a);
    if (b instanceof SemVer && (operator.equals("<<") || operator.equals(">>"))) {
      throw notApplicable(operator, a);
    }
    if (b instanceof SemVer) {
      throw new EvaluationException("can't convert SemanticPuppet::Version into Float");
    }
    return numbers(operator, number, asNumber(operator, b));
  }

  /** The unary minus. */
  public static Object negate(Object value, Coercion coercion) {
    Object number = operand(value, 0, coercion);
    BigInteger whole = Numbers.integer(number);
    if (whole != null) {
      return IntegerArithmetic.inRange("Unary Minus", whole.negate());
    }
    if (number instanceof Double d) {
      return -d;
    }
    if (number instanceof Timespan span) {
      return new Timespan(span.duration().negated());
    }
    throw new EvaluationException(
        number instanceof SemVer
            ? "can't convert SemanticPuppet::Version into Float"
            : "undefined method `-@' for " + number);
  }

  /**
   * A number, or a string that denotes one, as a number; also versions and times, which count as
   * numbers.
   *
   * @param index which operand this is, counted from 1; 0 for the only one
   */
  static Object operand(Object value, int index, Coercion coercion) {
    if (value instanceof Number || isTime(value) || value instanceof SemVer) {
      return value;
    }
    Number number = value instanceof String text ? Numbers.parseAny(text) : null;
    if (number == null) {
      throw new EvaluationException(
          "NOT_NUMERIC",
          "The value '" + rubyText(value) + "' cannot be converted to Numeric.",
          index);
    }
    coercion.coerced(index, (String) value, number);
    return number;
  }

  /**
   * The number that a value denotes.
   *
   * @throws EvaluationException (NOT_NUMERIC) when it denotes none
   */
  public static Object toNumber(Object value, Coercion coercion) {
    return operand(value, 0, coercion);
  }

  private static String rubyText(Object value) {
    if (value instanceof Regex regex) {
      return regex.embeddable();
    }
    return value instanceof List<?> || value instanceof Map<?, ?>
        ? RubyInspection.of(value)
        : ValueText.of(value);
  }

  private static boolean isTime(Object value) {
    return value instanceof Timespan || value instanceof Timestamp;
  }

  private static Number asNumber(String operator, Object value) {
    if (value instanceof Number number) {
      return number;
    }
    throw notApplicable(operator, value);
  }

  private static Object numbers(String operator, Number a, Number b) {
    BigInteger x = Numbers.integer(a);
    BigInteger y = Numbers.integer(b);
    return x == null || y == null
        ? floats(operator, a, b)
        : IntegerArithmetic.apply(operator, x, y);
  }

  private static Object floats(String operator, Number a, Number b) {
    double x = a.doubleValue();
    double y = b.doubleValue();
    double result;
    switch (operator) {
      case "+":
        result = x + y;
        break;
      case "-":
        result = x - y;
        break;
      case "*":
        result = x * y;
        break;
      case "/":
        result = x / y;
        break;
      default:
        BigInteger shifted = Numbers.integer(a);
        if (shifted == null) {
          throw notApplicable(operator, a);
        }
        // The cast cuts the fraction off and stays within the range of integers.
        return IntegerArithmetic.apply(operator, shifted, BigInteger.valueOf((long) y));
    }
    if (Double.isInfinite(result)) {
      throw new EvaluationException(
          "RESULT_IS_INFINITY", "The result of the " + operator + " expression is Infinity", 1);
    }
    return result;
  }

  static EvaluationException notApplicable(String operator, Object left) {
    return new EvaluationException(
        "OPERATOR_NOT_APPLICABLE",
        "Operator '" + operator + "' is not applicable to " + Wording.aLabel(left) + ".",
        1);
  }

  static EvaluationException notApplicable(String operator, Object left, Object right) {
    return new EvaluationException(
        "OPERATOR_NOT_APPLICABLE_WHEN",
        "Operator '"
            + operator
            + "' is not applicable to "
            + Wording.aLabel(left)
            + " when right side is "
            + Wording.aLabel(right)
            + ".",
        1);
  }

  /** The number of nanoseconds in some seconds, cut off towards zero. */
  static BigInteger nanoseconds(Number seconds) {
    BigInteger whole = Numbers.integer(seconds);
    return whole != null
        ? whole.multiply(BigInteger.valueOf(1_000_000_000L))
        : truncated(seconds.doubleValue() * 1e9);
  }

  /** The number without its fraction. */
  static BigInteger truncated(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new EvaluationException(FloatText.of(value));
    }
    return new BigDecimal(value).toBigInteger();
  }

  /** The factor as an exact number, for times. */
  static @Nullable BigDecimal exact(Object number) {
    BigInteger whole = Numbers.integer(number);
    return whole != null
        ? new BigDecimal(whole)
        : number instanceof Double d ? new BigDecimal(d) : null;
  }
}
