package plumb.dsl.text;

import java.math.BigInteger;

/** What the tokens of numbers, regular expressions, variables and template text stand for. */
public final class LiteralText {
  private LiteralText() {}

  /**
   * The value of a number's token: Long or Double, or BigInteger when it is too large for the
   * language.
   */
  public static Number number(String token) {
    boolean hex = token.startsWith("0x") || token.startsWith("0X");
    if (!hex && isFloat(token)) {
      return Double.valueOf(token);
    }
    boolean octal = !hex && token.length() > 1 && token.charAt(0) == '0';
    String digits = hex ? token.substring(2) : token;
    int radix = hex ? 16 : octal ? 8 : 10;
    if (digits.length() <= 15) {
      return Long.parseLong(digits, radix);
    }
    BigInteger value = new BigInteger(digits, radix);
    return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
  }

  private static boolean isFloat(String token) {
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      if (c == '.' || c == 'e' || c == 'E') {
        return true;
      }
    }
    return false;
  }

  /** The pattern of a regular expression's token, without its slashes; "\/" is a slash. */
  public static String regex(String token) {
    return token.substring(1, token.length() - 1).replace("\\/", "/");
  }

  /** The name that a variable's token names: "$" may or may not stand before it. */
  public static String variable(String token) {
    return token.startsWith("$") ? token.substring(1) : token;
  }

  /** The text that a template's text token renders. */
  public static String template(String token) {
    if (!token.contains("<%%") && !token.contains("%%>")) {
      return token;
    }
    StringBuilder out = new StringBuilder(token.length());
    int at = 0;
    while (at < token.length()) {
      if (token.startsWith("<%%", at)) {
        out.append("<%");
        at += 3;
      } else if (token.startsWith("%%>", at)) {
        out.append("%>");
        at += 3;
      } else {
        out.append(token.charAt(at++));
      }
    }
    return out.toString();
  }
}
