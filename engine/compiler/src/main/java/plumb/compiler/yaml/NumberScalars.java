package plumb.compiler.yaml;

import java.math.BigInteger;

/**
 * Numbers in plain scalars: integers in base 2, 8, 10, 16 and 60, floats, infinities. The patterns
 * are those of Psych 4, quirks included (two base-60 parts count as hours and minutes; commas and
 * underscores separate digits).
 */
final class NumberScalars {
  private NumberScalars() {}

  /** Returns the number that the text denotes, or the text itself when it is not a number. */
  static Object resolve(String text) {
    Double special = infinityOrNan(text);
    if (special != null) {
      return special;
    }
    int colon = text.indexOf(':');
    if (colon >= 0) {
      return sexagesimal(text);
    }
    if (isFloat(text)) {
      return parseFloat(text);
    }
    return integer(text);
  }

  private static @org.jspecify.annotations.Nullable Double infinityOrNan(String text) {
    int dot = text.indexOf('.');
    if (dot < 0 || dot > 1 || text.length() - dot != 4) {
      return null;
    }
    String tail = text.substring(dot + 1);
    if (dot == 0) {
      if (tail.equalsIgnoreCase("nan")) {
        return Double.NaN;
      }
      return tail.equalsIgnoreCase("inf") ? Double.POSITIVE_INFINITY : null;
    }
    char sign = text.charAt(0);
    if ((sign == '+' || sign == '-') && tail.equalsIgnoreCase("inf")) {
      return sign == '+' ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }
    return null;
  }

  /** {@code [-+]?[0-9][0-9_]*(:[0-5]?[0-9]){1,2}}, optionally with a fraction in the last part. */
  private static Object sexagesimal(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length > 3 || !isFirstPart(parts[0])) {
      return text;
    }
    String last = parts[parts.length - 1];
    int dot = last.indexOf('.');
    String whole = dot < 0 ? last : last.substring(0, dot);
    if (!isSixtieth(whole) || (parts.length == 3 && !isSixtieth(parts[1]))) {
      return text;
    }
    if (dot < 0) {
      BigInteger sum = BigInteger.ZERO;
      for (int i = 0; i < parts.length; i++) {
        sum = sum.add(leadingInteger(parts[i]).multiply(BigInteger.valueOf(weight(i))));
      }
      return narrow(sum);
    }
    if (!onlyDigitsAndUnderscores(last, dot + 1)) {
      return text;
    }
    double sum = 0;
    for (int i = 0; i < parts.length; i++) {
      sum += leadingFloat(parts[i]) * weight(i);
    }
    return sum;
  }

  private static long weight(int part) {
    return part == 0 ? 3600 : part == 1 ? 60 : 1;
  }

  private static boolean isFirstPart(String part) {
    int start = signLength(part);
    return start < part.length()
        && isDigit(part.charAt(start))
        && onlyDigitsAndUnderscores(part, start);
  }

  private static boolean isSixtieth(String part) {
    return switch (part.length()) {
      case 1 -> isDigit(part.charAt(0));
      case 2 -> part.charAt(0) >= '0' && part.charAt(0) <= '5' && isDigit(part.charAt(1));
      default -> false;
    };
  }

  private static boolean onlyDigitsAndUnderscores(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (!isDigit(text.charAt(i)) && text.charAt(i) != '_') {
        return false;
      }
    }
    return true;
  }

  /** {@code [-+]?([0-9][0-9_,]*)?\.[0-9]*([eE][-+][0-9]+)?} */
  private static boolean isFloat(String text) {
    int i = signLength(text);
    if (i < text.length() && isDigit(text.charAt(i))) {
      i++;
      while (i < text.length() && isDigitOrSeparator(text.charAt(i))) {
        i++;
      }
    }
    if (i >= text.length() || text.charAt(i) != '.') {
      return false;
    }
    i = skipDigits(text, i + 1);
    if (i == text.length()) {
      return true;
    }
    if (Character.toLowerCase(text.charAt(i)) != 'e' || i + 2 >= text.length()) {
      return false;
    }
    char sign = text.charAt(i + 1);
    return (sign == '-' || sign == '+') && skipDigits(text, i + 2) == text.length();
  }

  private static Object parseFloat(String text) {
    int digits = signLength(text);
    if (text.length() == digits + 1) {
      return text;
    }
    String plain = text.replace("_", "").replace(",", "");
    int dot = plain.indexOf('.');
    boolean bareDot = dot + 1 == plain.length() || !isDigit(plain.charAt(dot + 1));
    if (dot == digits && bareDot) {
      throw new ScalarException(
          "YAML_NUMBER",
          "invalid value for Float(): \""
              + plain.substring(0, dot)
              + plain.substring(dot + 1)
              + '"');
    }
    return Double.parseDouble(plain);
  }

  private static Object integer(String text) {
    int i = signLength(text);
    if (i >= text.length() || !isDigit(text.charAt(i))) {
      return text;
    }
    if (text.charAt(i) == '0' && i + 1 < text.length()) {
      return switch (text.charAt(i + 1)) {
        case 'b' -> radix(text, i, 2, 2);
        case 'x' -> radix(text, i, 2, 16);
        default -> radix(text, i, 1, 8);
      };
    }
    return isDecimal(text, i) ? narrow(parse(text, i, 10)) : text;
  }

  /** {@code 0} or digits with single separators between them. */
  private static boolean isDecimal(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (isDigit(text.charAt(i))) {
        continue;
      }
      boolean single = isDigitOrSeparator(text.charAt(i)) && i + 1 < text.length();
      if (!single || !isDigit(text.charAt(i + 1))) {
        return false;
      }
    }
    return true;
  }

  private static Object radix(String text, int zero, int prefix, int radix) {
    int digits = 0;
    if (zero + prefix == text.length()) {
      return text;
    }
    for (int i = zero + prefix; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 128 && Character.digit(c, radix) >= 0) {
        digits++;
      } else if (c != '_' && c != ',') {
        return text;
      }
    }
    if (digits == 0) {
      if (radix == 8) {
        return 0L;
      }
      throw new ScalarException(
          "YAML_NUMBER",
          "invalid value for Integer(): \"" + text.substring(0, zero + prefix) + '"');
    }
    return narrow(parse(text, zero + prefix, radix));
  }

  private static BigInteger parse(String text, int from, int radix) {
    String digits = text.substring(from).replace("_", "").replace(",", "");
    BigInteger value = new BigInteger(digits, radix);
    return text.charAt(0) == '-' ? value.negate() : value;
  }

  private static Object narrow(BigInteger value) {
    return value.bitLength() < 64 ? (Object) value.longValue() : value;
  }

  /** Ruby's {@code to_i}: digits with single underscores; what follows them is ignored. */
  private static BigInteger leadingInteger(String part) {
    int end = skipGroupedDigits(part, signLength(part));
    String digits = part.substring(part.startsWith("+") ? 1 : 0, end).replace("_", "");
    return new BigInteger(digits);
  }

  /** Ruby's {@code to_f} of a part that starts with a digit. */
  private static double leadingFloat(String part) {
    int end = skipGroupedDigits(part, signLength(part));
    if (end + 1 < part.length() && part.charAt(end) == '.' && isDigit(part.charAt(end + 1))) {
      end = skipGroupedDigits(part, end + 1);
    }
    return Double.parseDouble(part.substring(0, end).replace("_", ""));
  }

  private static int skipGroupedDigits(String text, int from) {
    int i = from;
    while (i < text.length()) {
      boolean grouped =
          text.charAt(i) == '_' && i > from && i + 1 < text.length() && isDigit(text.charAt(i + 1));
      if (!isDigit(text.charAt(i)) && !grouped) {
        break;
      }
      i++;
    }
    return i;
  }

  private static int skipDigits(String text, int from) {
    int i = from;
    while (i < text.length() && isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static int signLength(String text) {
    return !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isDigitOrSeparator(char c) {
    return isDigit(c) || c == '_' || c == ',';
  }
}
