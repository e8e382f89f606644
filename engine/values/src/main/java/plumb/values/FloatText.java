package plumb.values;

/** Floating point numbers as Ruby prints them: the fewest digits that read back as the number. */
public final class FloatText {
  /** Whole numbers with more digits are printed with an exponent. */
  private static final int MAX_PLAIN_DIGITS = 15;

  /** Numbers with as many zeros after the point are printed with an exponent. */
  private static final int MAX_PLAIN_ZEROS = 4;

  private FloatText() {}

  /** The text of a number: {@code 1.5}, {@code 1.0e+20}, {@code NaN}, {@code -Infinity}. */
  public static String of(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    String digits = shortestDigits(Math.abs(value));
    int point = decimalPoint(Math.abs(value));
    StringBuilder out = new StringBuilder(value < 0 ? "-" : "");
    if (point > 0 && point < digits.length()) {
      out.append(digits, 0, point).append('.').append(digits, point, digits.length());
    } else if (point > 0 && point <= MAX_PLAIN_DIGITS) {
      out.append(digits).append("0".repeat(point - digits.length())).append(".0");
    } else if (point <= 0 && point > -MAX_PLAIN_ZEROS) {
      out.append("0.").append("0".repeat(-point)).append(digits);
    } else {
      appendScientific(out, digits, point - 1);
    }
    return out.toString();
  }

  private static void appendScientific(StringBuilder out, String digits, int exponent) {
    out.append(digits.charAt(0)).append('.');
    out.append(digits.length() > 1 ? digits.substring(1) : "0");
    out.append('e').append(exponent < 0 ? '-' : '+');
    out.append(Math.abs(exponent) < 10 ? "0" : "").append(Math.abs(exponent));
  }

  /** The digits without leading and trailing zeros. */
  private static String shortestDigits(double value) {
    String text = Double.toString(value);
    int exponentAt = text.indexOf('E');
    String mantissa = exponentAt < 0 ? text : text.substring(0, exponentAt);
    String digits = trimZeros(mantissa.replace(".", ""));
    // Double.toString of Java 17 may give a digit too many (JDK-4511638).
    if (digits.length() >= 2) {
      String shorter = withFewerDigits(digits, value);
      return shorter.isEmpty() ? digits : shorter;
    }
    return digits;
  }

  private static String withFewerDigits(String digits, double value) {
    java.math.BigDecimal exact = new java.math.BigDecimal(value);
    String best = "";
    for (int precision = digits.length() - 1; precision >= 1; precision--) {
      java.math.BigDecimal rounded =
          exact.round(new java.math.MathContext(precision, java.math.RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() != value) {
        break;
      }
      best = trimZeros(rounded.unscaledValue().toString());
    }
    return best;
  }

  private static String trimZeros(String digits) {
    int start = 0;
    while (start < digits.length() - 1 && digits.charAt(start) == '0') {
      start++;
    }
    int end = digits.length();
    while (end > start + 1 && digits.charAt(end - 1) == '0') {
      end--;
    }
    return digits.substring(start, end);
  }

  /** Where the decimal point is, counted from before the first significant digit. */
  private static int decimalPoint(double value) {
    String text = Double.toString(value);
    int exponentAt = text.indexOf('E');
    int exponent = exponentAt < 0 ? 0 : Integer.parseInt(text.substring(exponentAt + 1));
    String mantissa = exponentAt < 0 ? text : text.substring(0, exponentAt);
    int point = mantissa.indexOf('.');
    if (mantissa.charAt(0) != '0') {
      return point + exponent;
    }
    int zeros = 0;
    while (mantissa.charAt(point + 1 + zeros) == '0') {
      zeros++;
    }
    return exponent - zeros;
  }
}
