package plumb.values.format;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import plumb.values.InspectedText;

/**
 * Numbers read from text as Ruby reads them: strictly as {@code Integer()} and {@code Float()} do,
 * or the leading part as {@code to_i} and {@code to_f} do.
 */
public final class NumberText {
  private NumberText() {}

  /**
   * The whole of {@code text} as an integer, with a sign, a base prefix and single underscores.
   *
   * @throws FormatException when it is not one
   */
  public static BigInteger parseInteger(String text) {
    int end = trimmedEnd(text);
    int at = skipSpace(text, end);
    int start = at;
    boolean negative = at < end && text.charAt(at) == '-';
    if (at < end && (negative || text.charAt(at) == '+')) {
      at++;
    }
    int base = 10;
    if (at + 1 < end && text.charAt(at) == '0') {
      base = base(text.charAt(at + 1));
      if (base != 0) {
        at += 2;
      } else {
        base = 8;
      }
    }
    int digitsEnd = digitsEnd(text, at, end, base);
    if (start == end || digitsEnd != end || at == end) {
      throw new FormatException("invalid value for Integer(): " + InspectedText.of(text));
    }
    BigInteger value = new BigInteger(withoutUnderscores(text, at, end), base);
    return negative ? value.negate() : value;
  }

  /**
   * The whole of {@code text} as a floating point number; hexadecimal notation too.
   *
   * @throws FormatException when it is not one
   */
  public static double parseFloat(String text) {
    int end = trimmedEnd(text);
    int start = skipSpace(text, end);
    if (text.indexOf('\0') >= 0) {
      throw new FormatException("string for Float contains null byte");
    }
    if (start < end) {
      if (floatEnd(text, start, end) == end) {
        return Double.parseDouble(withoutUnderscores(text, start, end));
      }
      int digits = text.charAt(start) == '-' || text.charAt(start) == '+' ? start + 1 : start;
      if (isHexadecimal(text, digits, end)) {
        return hexadecimal(text, start, digits, end);
      }
    }
    throw new FormatException("invalid value for Float(): " + withBytes(InspectedText.of(text)));
  }

  /** The text with its UTF-8 bytes in the place of characters beyond ASCII. */
  private static String withBytes(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b >= 0) {
        out.append((char) b);
      } else {
        out.append("\\x").append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return out.toString();
  }

  /** The integer that {@code text} begins with, in base ten; zero when there is none. */
  public static BigInteger leadingInteger(String text) {
    int end = text.length();
    int at = skipSpace(text, end);
    boolean negative = at < end && text.charAt(at) == '-';
    if (at < end && (negative || text.charAt(at) == '+')) {
      at++;
    }
    if (at + 2 < end && text.charAt(at) == '0' && base(text.charAt(at + 1)) == 10) {
      at += 2;
    }
    int digitsEnd = digitsEnd(text, at, end, 10);
    if (digitsEnd == at) {
      return BigInteger.ZERO;
    }
    BigInteger value = new BigInteger(withoutUnderscores(text, at, digitsEnd));
    return negative ? value.negate() : value;
  }

  /** The floating point number that {@code text} begins with; zero when there is none. */
  public static double leadingFloat(String text) {
    int end = text.length();
    int start = skipSpace(text, end);
    int floatEnd = floatEnd(text, start, end);
    return floatEnd == start ? 0.0 : Double.parseDouble(withoutUnderscores(text, start, floatEnd));
  }

  private static boolean isHexadecimal(String text, int at, int end) {
    if (at + 2 >= end || text.charAt(at) != '0' || base(text.charAt(at + 1)) != 16) {
      return false;
    }
    int digits = digitsEnd(text, at + 2, end, 16);
    if (digits == at + 2 || digits == end) {
      return digits == end;
    }
    int next = digits;
    if (text.charAt(next) == '.') {
      next = digitsEnd(text, next + 1, end, 16);
      if (next == digits + 1) {
        return false;
      }
    }
    if (next == end || (text.charAt(next) | 0x20) != 'p') {
      return false;
    }
    next++;
    if (next < end && (text.charAt(next) == '-' || text.charAt(next) == '+')) {
      next++;
    }
    return next < end && digitsEnd(text, next, end, 10) == end;
  }

  private static double hexadecimal(String text, int start, int digits, int end) {
    String number = withoutUnderscores(text, start, end);
    boolean exponent = number.indexOf('p') >= 0 || number.indexOf('P') >= 0;
    double value = Double.parseDouble(exponent ? number : number + "p0");
    return digits == start ? value : Math.copySign(value, text.charAt(start) == '-' ? -1 : 1);
  }

  /** The base that the letter after a leading zero tells, or 0. */
  private static int base(char c) {
    return switch (c) {
      case 'x', 'X' -> 16;
      case 'b', 'B' -> 2;
      case 'o', 'O' -> 8;
      case 'd', 'D' -> 10;
      default -> 0;
    };
  }

  /** Where digits, with single underscores between them, end. */
  private static int digitsEnd(String text, int start, int end, int base) {
    int at = start;
    while (at < end) {
      char c = text.charAt(at);
      boolean underscore =
          c == '_' && at > start && at + 1 < end && isDigit(text.charAt(at + 1), base);
      if (!underscore && !isDigit(c, base)) {
        break;
      }
      at++;
    }
    return at;
  }

  private static boolean isDigit(char c, int base) {
    return c < 128 && Character.digit(c, base) >= 0;
  }

  /** Where the floating point number that starts at {@code start} ends; {@code start} for none. */
  private static int floatEnd(String text, int start, int end) {
    int at = start;
    if (at < end && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      at++;
    }
    int whole = digitsEnd(text, at, end, 10);
    int last = whole;
    if (whole < end && text.charAt(whole) == '.') {
      int fraction = digitsEnd(text, whole + 1, end, 10);
      if (fraction > whole + 1) {
        last = fraction;
      }
    }
    if (last == at) {
      return start;
    }
    if (last < end && (text.charAt(last) | 0x20) == 'e') {
      int exponent = last + 1;
      if (exponent < end && (text.charAt(exponent) == '-' || text.charAt(exponent) == '+')) {
        exponent++;
      }
      int exponentEnd = digitsEnd(text, exponent, end, 10);
      if (exponentEnd > exponent) {
        last = exponentEnd;
      }
    }
    return last;
  }

  private static int skipSpace(String text, int end) {
    int at = 0;
    while (at < end && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int trimmedEnd(String text) {
    int end = text.length();
    while (end > 0 && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  private static String withoutUnderscores(String text, int start, int end) {
    String part = text.substring(start, end);
    return part.indexOf('_') < 0 ? part : part.replace("_", "");
  }
}
