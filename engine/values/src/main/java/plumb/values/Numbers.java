package plumb.values;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Numbers in texts, and their limits. */
public final class Numbers {
  /** Integers of more digits are none: the time that they take grows with the square of these. */
  private static final int MOST_DIGITS = 10_000;

  private Numbers() {}

  /**
   * The number that a text denotes in the language: decimal, {@code 0x} hexadecimal, octal after a
   * zero, or floating point; a sign and blanks around are allowed. Null when it is none, or beyond
   * the range of its kind.
   */
  public static @Nullable Number parse(String text) {
    Number number = parseAny(text);
    return number instanceof BigInteger ? null : number;
  }

  /** The same, where an integer beyond the range is a {@link BigInteger}. */
  static @Nullable Number parseAny(String text) {
    String source = text.startsWith("::") ? text.substring(2) : text;
    int start = skipBlanks(source, 0);
    int end = source.length();
    while (end > start && isBlank(source.charAt(end - 1))) {
      end--;
    }
    boolean negative = start < end && source.charAt(start) == '-';
    if (negative || (start < end && source.charAt(start) == '+')) {
      start = skipBlanks(source, start + 1);
    }
    return start < end ? unsigned(source.substring(start, end), negative) : null;
  }

  private static int skipBlanks(String text, int from) {
    int i = from;
    while (i < text.length() && isBlank(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || (c > 127 && Character.getType(c) == Character.SPACE_SEPARATOR);
  }

  private static @Nullable Number unsigned(String digits, boolean negative) {
    if (digits.length() > 2 && (digits.startsWith("0x") || digits.startsWith("0X"))) {
      return integer(digits.substring(2), 16, negative);
    }
    int whole = countDigits(digits, 0);
    if (whole == 0) {
      return null;
    }
    if (whole < digits.length()) {
      return floating(digits, whole, negative);
    }
    boolean octal = digits.length() > 1 && digits.charAt(0) == '0';
    return integer(octal ? digits.substring(1) : digits, octal ? 8 : 10, negative);
  }

  /** The integer that a number is, in any range; null when it is none. */
  static @Nullable BigInteger integer(Object number) {
    return number instanceof BigInteger big
        ? big
        : number instanceof Long n ? BigInteger.valueOf(n) : null;
  }

  private static @Nullable Number integer(String digits, int radix, boolean negative) {
    for (int i = 0; i < digits.length(); i++) {
      if (Character.digit(digits.charAt(i), radix) < 0 || digits.charAt(i) > 127) {
        return null;
      }
    }
    if (digits.length() > MOST_DIGITS) {
      return null;
    }
    BigInteger value = new BigInteger(negative ? "-" + digits : digits, radix);
    return value.bitLength() > 63 ? value : (Number) value.longValue();
  }

  private static @Nullable Double floating(String digits, int whole, boolean negative) {
    if (digits.charAt(0) == '0'
        && whole > 1
        && integer(digits.substring(0, whole), 8, false) == null) {
      return null;
    }
    int i = whole;
    if (digits.charAt(i) == '.') {
      int fraction = countDigits(digits, i + 1);
      if (fraction == 0) {
        return null;
      }
      i += 1 + fraction;
    }
    if (i < digits.length()) {
      if (digits.charAt(i) != 'e' && digits.charAt(i) != 'E') {
        return null;
      }
      i += i + 1 < digits.length() && digits.charAt(i + 1) == '-' ? 2 : 1;
      int exponent = countDigits(digits, i);
      if (exponent == 0 || i + exponent != digits.length() || isZero(digits)) {
        return null;
      }
    }
    double value = Double.parseDouble(digits);
    return Double.isInfinite(value) ? null : (Double) (negative ? -value : value);
  }

  /** Whether all digits before the exponent are zeros; the language takes no exponent then. */
  private static boolean isZero(String digits) {
    for (int i = 0; digits.charAt(i) != 'e' && digits.charAt(i) != 'E'; i++) {
      if (digits.charAt(i) != '0' && digits.charAt(i) != '.') {
        return false;
      }
    }
    return true;
  }

  private static int countDigits(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i - from;
  }
}
