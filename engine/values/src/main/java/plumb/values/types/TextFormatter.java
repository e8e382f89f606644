package plumb.values.types;

import java.util.Locale;
import plumb.values.ValueText;

/** Formats strings: as they are, quoted, stripped, or with the case changed. */
final class TextFormatter {
  private TextFormatter() {}

  static String format(String value, FormatSpec format) {
    String cased;
    switch (format.conversion()) {
      case 's':
        return FormatOperand.sprintf(format.source(), value);
      case 'p':
        return format.apply(
            format.alternative() ? ValueText.doubleQuote(value) : ValueText.quote(value));
      case 'c':
        cased = capitalize(value);
        break;
      case 'C':
        cased = capitalizeSegments(value);
        break;
      case 'u':
        cased = value.toUpperCase(Locale.ROOT);
        break;
      case 'd':
        cased = value.toLowerCase(Locale.ROOT);
        break;
      case 't':
        cased = strip(value);
        break;
      default:
        throw StringFormatter.illegal("String", format, "cCudspt");
    }
    return format.alternative()
        ? format.apply(ValueText.quote(cased))
        : StringFormatter.as(format, 's', cased);
  }

  static String capitalize(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int first = text.offsetByCodePoints(0, 1);
    return text.substring(0, first).toUpperCase(Locale.ROOT)
        + text.substring(first).toLowerCase(Locale.ROOT);
  }

  private static String capitalizeSegments(String text) {
    StringBuilder out = new StringBuilder();
    for (String segment : text.split("::")) {
      out.append(out.isEmpty() ? "" : "::").append(capitalize(segment));
    }
    return out.toString();
  }

  /** Ruby's strip: white space and zero bytes at the end, white space at the start. */
  private static String strip(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == 0 || isSpace(text.charAt(end - 1)))) {
      end--;
    }
    int start = 0;
    while (start < end && (text.charAt(start) == 0 || isSpace(text.charAt(start)))) {
      start++;
    }
    return text.substring(start, end);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
