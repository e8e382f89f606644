package plumb.values.functions;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.Match;
import plumb.values.Regex;
import plumb.values.format.NumberText;

/**
 * {@code scanf}: values read from text. Each part of the format is turned into a regular expression
 * for the start of the text that is left.
 */
final class Scan {
  private static final Regex PARTS =
      Regex.of(
          "\\s*%(?:%|(\\*?)(\\d*)(\\[\\[:\\w+:\\]\\]|\\[[^\\]]*\\]|[diuXxofeEgGscaA]))|[^%\\s]+");
  private static final String FLOAT =
      "[-+]?(?:0[xX](?:\\.\\h+|\\h+(?:\\.\\h*)?)[pP][-+]?\\d+|\\d+(?![\\d.])"
          + "|\\d*\\.\\d*(?:[eE][-+]?\\d+)?)";

  private Scan() {}

  /** The values up to the first part of the format that the text does not match. */
  static List<Object> scan(String text, String format) {
    List<Object> values = new ArrayList<>();
    String rest = text;
    int at = 0;
    Match part;
    plumb.values.Subject parts = new plumb.values.Subject(format);
    while ((part = parts.match(PARTS, at)) != null) {
      at = part.end(0);
      String kind = part.group(3);
      rest = keepsSpace(part, kind) ? rest : withoutLeadingSpace(rest);
      Match match = Regex.of("\\A" + pattern(part, kind)).match(rest);
      if (match == null) {
        return values;
      }
      String found = match.group(1);
      if (kind != null && found != null && !"*".equals(part.group(1))) {
        values.add(value(kind.charAt(0), found));
      }
      rest = match.after();
      if (rest.isEmpty()) {
        return values;
      }
    }
    return values;
  }

  private static boolean keepsSpace(Match part, @Nullable String kind) {
    String written = String.valueOf(part.group(0));
    return kind != null
        && (kind.equals("c") && written.startsWith("%")
            || kind.startsWith("[") && !"*".equals(part.group(1)));
  }

  private static String withoutLeadingSpace(String text) {
    int start = 0;
    while (start < text.length() && " \t\n\u000b\f\r".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    return text.substring(start);
  }

  private static String pattern(Match part, @Nullable String kind) {
    if (kind == null) {
      String written = String.valueOf(part.group(0));
      return written.endsWith("%%") ? "(\\s*%)" : "(" + Regex.escape(written) + ")";
    }
    String digits = part.group(2);
    int width = digits == null || digits.isEmpty() ? 0 : Integer.parseInt(digits);
    return switch (kind.charAt(0)) {
      case '[' -> characterClass(kind, width);
      case 's' -> "(\\S" + atMost(width) + ")";
      case 'c' -> width == 0 ? "(.)" : "(.{1," + width + "})";
      case 'd', 'u' -> width == 0 ? "([-+]?\\d+)" : "(" + signed("\\d", width) + ")";
      case 'o' -> width == 0 ? "([-+]?[0-7]+)" : "(" + signed("[0-7]", width) + ")";
      case 'x', 'X' ->
          width == 0
              ? "([-+]?(?:0[Xx])?\\h+)"
              : "(" + prefixedHexadecimal(width) + signed("\\h", width) + ")";
      case 'i' -> integer(width);
      default -> width == 0 ? "(" + FLOAT + ")" : "(?=" + FLOAT + ")(\\S" + atMost(width) + ")";
    };
  }

  private static String characterClass(String kind, int width) {
    if (kind.startsWith("[[") || width > 0) {
      return "(" + kind + atMost(width) + ")";
    }
    String yes = kind.substring(1, kind.length() - 1);
    String no = yes.startsWith("^") ? yes.substring(1) : "^" + yes;
    return "([" + yes + "]+)(?=[" + no + "]|\\z)";
  }

  private static String atMost(int width) {
    return width == 0 ? "+" : "{1," + width + "}";
  }

  private static String signed(String digit, int width) {
    String plain = digit + "{1," + width + "}";
    return width > 1 ? "[-+]" + digit + "{1," + (width - 1) + "}|" + plain : plain;
  }

  private static String prefixedHexadecimal(int width) {
    return (width > 3 ? "[-+]0[Xx]\\h{1," + (width - 3) + "}|" : "")
        + (width > 2 ? "0[Xx]\\h{1," + (width - 2) + "}|" : "");
  }

  private static String integer(int width) {
    if (width == 0) {
      return "([-+]?(?:0[0-7]+|0[Xx]\\h+|[1-9]\\d*))";
    }
    return "("
        + (width > 1 ? "[1-9]\\d{1," + (width - 1) + "}|0[0-7]{1," + (width - 1) + "}|" : "")
        + (width > 2
            ? "[-+]0[0-7]{1,"
                + (width - 2)
                + "}|[-+][1-9]\\d{1,"
                + (width - 2)
                + "}|"
                + "0[Xx]\\h{1,"
                + (width - 2)
                + "}|"
            : "")
        + (width > 3 ? "[-+]0[Xx]\\h{1," + (width - 3) + "}|" : "")
        + "\\d)";
  }

  private static Object value(char kind, String text) {
    return switch (kind) {
      case '[', 's', 'c' -> text;
      case 'd', 'u' -> NumberFunctions.integer(NumberText.leadingInteger(text));
      case 'i' -> NumberFunctions.integer(NumberText.parseInteger(text));
      case 'o' -> NumberFunctions.integer(new BigInteger(withoutPlus(text), 8));
      case 'x', 'X' ->
          NumberFunctions.integer(
              new BigInteger(withoutPlus(text).replace("0x", "").replace("0X", ""), 16));
      default -> floating(text);
    };
  }

  private static String withoutPlus(String text) {
    return text.startsWith("+") ? text.substring(1) : text;
  }

  private static double floating(String text) {
    boolean hexadecimal = text.indexOf('p') >= 0 || text.indexOf('P') >= 0;
    return hexadecimal
        ? NumberText.parseFloat(text.replace(".p", "p").replace(".P", "P").replace("x.", "x0."))
        : NumberText.leadingFloat(text);
  }
}
