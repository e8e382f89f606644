package plumb.values.types;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.SizeLimit;
import plumb.values.Type;

/**
 * One format of a {@code String} conversion: {@code %<flags><width>.<precision><conversion>}, and
 * for containers what comes between the elements and how those are formatted.
 *
 * @param source the format as it was written
 * @param delimiter the flag that chooses the brackets of containers, 0 for none
 * @param sign the flag space or plus, 0 for none
 * @param width -1 when not given
 * @param precision -1 when not given
 */
record FormatSpec(
    String source,
    char conversion,
    boolean alternative,
    boolean left,
    boolean zeroPadded,
    char sign,
    char delimiter,
    int width,
    int precision,
    @Nullable String separator,
    @Nullable String separator2,
    @Nullable Map<Type, FormatSpec> elements) {

  private static final String FLAGS = " \t\n\r\f\u000b[+#0{<(|-";
  private static final String DELIMITERS = "[{(<|";

  /**
   * Reads a format.
   *
   * @throws EvaluationException when it is malformed
   */
  static FormatSpec parse(String source) {
    int at = 1;
    while (at < source.length() && FLAGS.indexOf(source.charAt(at)) >= 0) {
      at++;
    }
    String flags = source.isEmpty() ? "" : source.substring(1, Math.max(1, at));
    int widthEnd = digits(source, at);
    int width = widthEnd > at ? number(source, at, widthEnd) : -1;
    int precision = -1;
    int end = widthEnd;
    if (end < source.length() && source.charAt(end) == '.') {
      int precisionEnd = digits(source, end + 1);
      precision = precisionEnd > end + 1 ? number(source, end + 1, precisionEnd) : -1;
      end = precision < 0 ? source.length() : precisionEnd;
    }
    boolean wellFormed =
        source.startsWith("%") && end == source.length() - 1 && isLetter(source.charAt(end));
    if (!wellFormed) {
      throw new EvaluationException(
          "The format '"
              + source
              + "' is not a valid format on the form '%<flags><width>.<prec><format>'");
    }
    checkFlags(flags, source);
    char sign = flags.indexOf(' ') >= 0 ? ' ' : flags.indexOf('+') >= 0 ? '+' : 0;
    return new FormatSpec(
        source,
        source.charAt(end),
        flags.indexOf('#') >= 0,
        flags.indexOf('-') >= 0,
        flags.indexOf('0') >= 0,
        sign,
        delimiterIn(flags),
        width,
        precision,
        null,
        null,
        null);
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static int digits(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }

  private static int number(String text, int from, int to) {
    try {
      return Integer.parseInt(text.substring(from, to));
    } catch (NumberFormatException e) {
      throw new EvaluationException("width too big");
    }
  }

  private static void checkFlags(String flags, String source) {
    int delimiters = 0;
    for (int i = 0; i < flags.length(); i++) {
      if (flags.indexOf(flags.charAt(i), i + 1) >= 0) {
        throw new EvaluationException("The same flag can only be used once, got '" + source + "'");
      }
      delimiters += DELIMITERS.indexOf(flags.charAt(i)) >= 0 ? 1 : 0;
    }
    if (delimiters > 1) {
      throw new EvaluationException(
          "Only one of the delimiters [ { ( < | can be given in the format flags, got '"
              + source
              + "'");
    }
  }

  private static char delimiterIn(String flags) {
    for (int i = 0; i < flags.length(); i++) {
      if (DELIMITERS.indexOf(flags.charAt(i)) >= 0) {
        return flags.charAt(i);
      }
    }
    return 0;
  }

  /** This format for containers. */
  FormatSpec container(
      @Nullable String newSeparator,
      @Nullable String newSeparator2,
      @Nullable Map<Type, FormatSpec> newElements) {
    return new FormatSpec(
        source,
        conversion,
        alternative,
        left,
        zeroPadded,
        sign,
        delimiter,
        width,
        precision,
        newSeparator,
        newSeparator2,
        newElements);
  }

  /** The other format, with what it does not say about containers taken from this one. */
  FormatSpec overriddenBy(FormatSpec other) {
    return other.container(
        other.separator == null ? separator : other.separator,
        other.separator2 == null ? separator2 : other.separator2,
        FormatMap.merge(elements, other.elements));
  }

  /** The bracket that opens, and after it the one that closes; empty for none. */
  String brackets(String otherwise) {
    return switch (delimiter != 0 ? delimiter : sign == ' ' ? ' ' : 0) {
      case '[' -> "[]";
      case '{' -> "{}";
      case '(' -> "()";
      case '<' -> "<>";
      case '|' -> "||";
      case ' ' -> "";
      default -> otherwise;
    };
  }

  /** Pads and cuts a text as the flags say. */
  String apply(String text) {
    String result = text;
    if (precision >= 0 && precision < text.codePointCount(0, text.length())) {
      result = text.substring(0, text.offsetByCodePoints(0, precision));
    }
    SizeLimit.checkCharacters(width);
    String fill = " ".repeat(Math.max(0, width - result.codePointCount(0, result.length())));
    return left ? result + fill : fill + result;
  }
}
