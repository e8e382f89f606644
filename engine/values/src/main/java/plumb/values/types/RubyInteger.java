package plumb.values.types;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Reads numbers as Ruby's {@code Integer()} and {@code Float()} do. */
final class RubyInteger {
  private RubyInteger() {}

  /**
   * The integer that the text denotes, or null. A prefix must agree with the radix.
   *
   * @param radix 0 to go by the prefix
   */
  static @Nullable BigInteger parse(String text, int radix) {
    String source = withoutSignSpace(text.strip());
    boolean negative = source.startsWith("-");
    String digits = negative || source.startsWith("+") ? source.substring(1) : source;
    int base = radix == 0 ? 10 : radix;
    char mark = digits.length() > 1 && digits.charAt(0) == '0' ? digits.charAt(1) : 0;
    if ((mark == 'x' || mark == 'X') && (radix == 0 || radix == 16)) {
      base = 16;
      digits = digits.substring(2);
    } else if ((mark == 'b' || mark == 'B') && (radix == 0 || radix == 2)) {
      base = 2;
      digits = digits.substring(2);
    } else if (mark != 0 && radix == 0) {
      base = 8;
    }
    for (int i = 0; i < digits.length(); i++) {
      if (Character.digit(digits.charAt(i), base) < 0) {
        return null;
      }
    }
    return digits.isEmpty() ? null : new BigInteger(negative ? "-" + digits : digits, base);
  }

  /** The number that a text of digits with fraction and exponent denotes, or null. */
  static @Nullable Double parseFloat(String text) {
    String source = withoutSignSpace(text.strip());
    BigInteger hexadecimal = source.matches("[+-]?0[xX].*") ? parse(source, 16) : null;
    if (hexadecimal != null) {
      return hexadecimal.doubleValue();
    }
    try {
      return Double.valueOf(source);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Blanks between a sign and the number are left out. */
  private static String withoutSignSpace(String text) {
    int end = 1;
    if (text.isEmpty() || "+-".indexOf(text.charAt(0)) < 0) {
      return text;
    }
    while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
      end++;
    }
    return text.charAt(0) + text.substring(end);
  }
}
