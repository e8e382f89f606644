package plumb.values;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Arithmetic with time stamps and time spans; numbers count as seconds. */
final class TimeArithmetic {
  private TimeArithmetic() {}

  static Object apply(String operator, Object left, Object right) {
    if (left instanceof Timespan span) {
      return span(operator, span, right);
    }
    if (left instanceof Timestamp stamp) {
      return stamp(operator, stamp, right);
    }
    if (operator.equals("+") || (operator.equals("*") && right instanceof Timespan)) {
      return apply(operator, right, left);
    }
    if (operator.equals("-") && right instanceof Timespan && left instanceof Number number) {
      return span(operator, Timespan.ofNanoseconds(Arithmetic.nanoseconds(number)), right);
    }
    throw operator.equals("-") && right instanceof Timespan
        ? Arithmetic.notApplicable(operator, left)
        : Arithmetic.notApplicable(operator, left, right);
  }

  private static Object span(String operator, Timespan left, Object right) {
    switch (operator) {
      case "+":
        if (right instanceof Timestamp stamp) {
          return Timestamp.ofNanoseconds(left.nanoseconds().add(stamp.nanoseconds()));
        }
        return Timespan.ofNanoseconds(left.nanoseconds().add(length(right, "added to a Timespan")));
      case "-":
        return Timespan.ofNanoseconds(
            left.nanoseconds().subtract(length(right, "subtracted from a Timespan")));
      case "*":
        BigInteger whole = Numbers.integer(right);
        if (whole != null) {
          return Timespan.ofNanoseconds(left.nanoseconds().multiply(whole));
        }
        if (right instanceof Double factor) {
          return Timespan.ofNanoseconds(
              Arithmetic.truncated(left.nanoseconds().doubleValue() * factor));
        }
        throw new EvaluationException(
            "A Timestamp cannot be multiplied by " + Wording.withArticle(rubyLabel(right)));
      case "/":
        return quotient(left, right);
      case "%":
        return remainder(left, right);
      default:
        throw Arithmetic.notApplicable(operator, left);
    }
  }

  private static BigInteger length(Object right, String cannotBe) {
    if (right instanceof Timespan span) {
      return span.nanoseconds();
    }
    if (right instanceof Number seconds) {
      return Arithmetic.nanoseconds(seconds);
    }
    throw new EvaluationException(
        Wording.capitalize(Wording.withArticle(rubyLabel(right))) + " cannot be " + cannotBe);
  }

  private static Object quotient(Timespan left, Object right) {
    if (right instanceof Timespan span) {
      return left.nanoseconds().doubleValue() / span.nanoseconds().doubleValue();
    }
    BigDecimal divisor = Arithmetic.exact(right);
    if (divisor == null) {
      throw new EvaluationException(
          "A Timespan cannot be divided by " + Wording.withArticle(rubyLabel(right)));
    }
    if (divisor.signum() == 0) {
      throw new EvaluationException("DIV_BY_ZERO", "Division by 0", 2);
    }
    BigDecimal nanoseconds = new BigDecimal(left.nanoseconds());
    return Timespan.ofNanoseconds(
        nanoseconds.divide(divisor, 0, RoundingMode.FLOOR).toBigInteger());
  }

  private static Object remainder(Timespan left, Object right) {
    BigInteger divisor = Numbers.integer(right);
    if (divisor != null) {
      return IntegerArithmetic.apply(
          "%", BigInteger.valueOf(left.duration().getSeconds()), divisor);
    }
    if (right instanceof Double) {
      throw Arithmetic.notApplicable("%", left, right);
    }
    throw new EvaluationException(
        "Can not do modulus on a Timespan using a " + Wording.withArticle(rubyLabel(right)));
  }

  private static Object stamp(String operator, Timestamp left, Object right) {
    if (operator.equals("+") && !(right instanceof Timestamp)) {
      return Timestamp.ofNanoseconds(left.nanoseconds().add(length(right, "added to a Timestamp")));
    }
    if (operator.equals("+")) {
      throw new EvaluationException("A Timestamp cannot be added to a Timestamp");
    }
    if (operator.equals("-")) {
      return right instanceof Timestamp other
          ? Timespan.ofNanoseconds(left.nanoseconds().subtract(other.nanoseconds()))
          : Timestamp.ofNanoseconds(
              left.nanoseconds().subtract(length(right, "subtracted from a Timestamp")));
    }
    throw Arithmetic.notApplicable(operator, left);
  }

  private static String rubyLabel(Object value) {
    String name = Wording.rubyClass(value);
    return name.substring(name.lastIndexOf(':') + 1);
  }
}
