package plumb.values;

import java.math.BigInteger;

/**
 * The operators on integers. Results have 64 bits; what goes beyond is an error. Operands that are
 * texts may be larger.
 */
final class IntegerArithmetic {
  private static final int MAX_SHIFT = 4096;

  private IntegerArithmetic() {}

  /**
   * Applies {@code +}, {@code -}, {@code *}, {@code /}, {@code %}, {@code <<} or {@code >>}.
   *
   * @throws EvaluationException when the result is out of range, or the divisor zero
   */
  static Object apply(String operator, long a, long b) {
    switch (operator) {
      case "+":
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? wide(operator, a, b) : (Object) sum;
      case "-":
        long difference = a - b;
        return ((a ^ b) & (a ^ difference)) < 0 ? wide(operator, a, b) : (Object) difference;
      case "*":
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        return (high == 0 && low >= 0) || (high == -1 && low < 0)
            ? (Object) low
            : wide(operator, a, b);
      case "/":
        requireNotZero(b);
        return a == Long.MIN_VALUE && b == -1 ? wide(operator, a, b) : (Object) Math.floorDiv(a, b);
      case "%":
        requireNotZero(b);
        return Math.floorMod(a, b);
      default:
        return wide(operator, a, b);
    }
  }

  private static Object wide(String operator, long a, long b) {
    return apply(operator, BigInteger.valueOf(a), BigInteger.valueOf(b));
  }

  /** The same for operands of any size. */
  static Object apply(String operator, BigInteger a, BigInteger b) {
    return switch (operator) {
      case "+" -> inRange(operator, a.add(b));
      case "-" -> inRange(operator, a.subtract(b));
      case "*" -> inRange(operator, a.multiply(b));
      case "/" -> inRange(operator, floorDivide(a, b));
      case "%" -> inRange(operator, a.subtract(b.multiply(floorDivide(a, b))));
      case "<<" -> shift(operator, a, b);
      case ">>" -> shift(operator, a, b.negate());
      default -> throw new IllegalArgumentException(operator);
    };
  }

  private static BigInteger floorDivide(BigInteger a, BigInteger b) {
    requireNotZero(b.signum());
    BigInteger[] result = a.divideAndRemainder(b);
    return result[1].signum() * b.signum() < 0 ? result[0].subtract(BigInteger.ONE) : result[0];
  }

  private static Object shift(String operator, BigInteger value, BigInteger left) {
    if (value.signum() == 0) {
      return 0L;
    }
    if (left.signum() <= 0) {
      BigInteger most = BigInteger.valueOf(value.bitLength());
      return inRange(operator, value.shiftRight(left.negate().min(most).intValue()));
    }
    if (left.bitLength() > 31) {
      throw new EvaluationException("shift width too big");
    }
    if (left.intValue() > MAX_SHIFT) {
      throw overflow(operator, value.signum() > 0, "more than " + MAX_SHIFT + " bits");
    }
    return inRange(operator, value.shiftLeft(left.intValue()));
  }

  static void requireNotZero(long divisor) {
    if (divisor == 0) {
      throw new EvaluationException("DIV_BY_ZERO", "Division by 0", 2);
    }
  }

  /**
   * The result of an operator as a value.
   *
   * @throws EvaluationException NUMERIC_OVERFLOW when it needs more than 64 bits
   */
  static Object inRange(String operator, BigInteger result) {
    if (result.bitLength() < Long.SIZE) {
      return result.longValue();
    }
    boolean positive = result.signum() > 0;
    String digits = (positive ? "+0x" : "-0x") + result.abs().toString(16);
    throw overflow(operator, positive, "'" + digits + "'");
  }

  private static EvaluationException overflow(String operator, boolean positive, String result) {
    String expression = operator.length() > 2 ? operator : "'" + operator + "' expression";
    return new EvaluationException(
        "NUMERIC_OVERFLOW",
        Wording.capitalize(Wording.withArticle(expression))
            + " resulted in a value outside of Puppet Integer "
            + (positive ? "max" : "min")
            + " range, got "
            + result);
  }
}
