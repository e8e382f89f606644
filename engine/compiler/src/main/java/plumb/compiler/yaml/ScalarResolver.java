package plumb.compiler.yaml;

import plumb.values.Undef;

/**
 * Decides what a plain (unquoted) YAML scalar is, with the rules of Psych 4, the YAML library of
 * Ruby 3.1, as Puppet loads data with it: symbols are allowed, dates and times are refused.
 *
 * <p>The order of the tests is Psych's and matters: {@code 1:30} is a base-60 number, {@code 08} a
 * string, {@code 1e3} a string and {@code 1.0e+3} a number. Everything is matched by hand because
 * this runs once for every scalar of every data file.
 *
 * <p>Stateless; safe for use by several threads.
 */
public final class ScalarResolver {
  private ScalarResolver() {}

  /**
   * Returns the value of a plain scalar: {@link Undef}, Boolean, Long (or BigInteger beyond 64
   * bits), Double, {@link YamlSymbol} or String.
   */
  static Object resolve(String text) {
    if (text.isEmpty()) {
      return Undef.UNDEF;
    }
    if (looksLikeWord(text)) {
      return text.length() > 5 ? text : resolveWord(text);
    }
    char first = text.charAt(0);
    if (first == ':' && text.length() > 1) {
      return symbol(text);
    }
    if (TimeScalars.isTime(text)) {
      throw new ScalarException("YAML_TIME", "Tried to load unspecified class: Time");
    }
    if (TimeScalars.isDate(text)) {
      throw new ScalarException("YAML_TIME", "Tried to load unspecified class: Date");
    }
    return NumberScalars.resolve(text);
  }

  /**
   * Psych's first test: a letter or one of some signs comes first or after one character that
   * cannot start a number, a time or a symbol. Text with a line break always counts as a word.
   */
  private static boolean looksLikeWord(String text) {
    int first = text.codePointAt(0);
    if (isWordCharacter(first)) {
      return true;
    }
    int next = Character.charCount(first);
    if (next < text.length() && !startsOtherScalar(first)) {
      if (isWordCharacter(text.codePointAt(next))) {
        return true;
      }
    }
    return text.indexOf('\n') >= 0;
  }

  private static boolean startsOtherScalar(int c) {
    return (c >= '0' && c <= '9') || c == '.' || c == ':' || c == '-';
  }

  private static boolean isWordCharacter(int c) {
    if (c < 128) {
      return (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '\t' && c <= '\r')
          || "_ !@#$%^&*(){}<>|/\\~;=".indexOf(c) >= 0;
    }
    return Character.isAlphabetic(c);
  }

  /** Null and the booleans. Ruby anchors match at lines, so that any line of the text decides. */
  private static Object resolveWord(String text) {
    if (text.equals("~")) {
      return Undef.UNDEF;
    }
    if (text.indexOf('\n') < 0) {
      return resolveLine(text, text);
    }
    String[] lines = text.split("\n", -1);
    for (String line : lines) {
      if (!line.isEmpty() && "ytonf~YTONF".indexOf(line.charAt(0)) < 0) {
        return text;
      }
    }
    return resolveLines(lines, text);
  }

  private static Object resolveLines(String[] lines, String text) {
    Object found = text;
    for (String line : lines) {
      Object value = resolveLine(line, text);
      if (value == Undef.UNDEF || value == Boolean.TRUE) {
        return value;
      }
      if (value == Boolean.FALSE) {
        found = value;
      }
    }
    return found;
  }

  private static Object resolveLine(String line, String text) {
    return switch (line.length()) {
      case 2 -> {
        if (line.equalsIgnoreCase("on")) {
          yield Boolean.TRUE;
        }
        yield line.equalsIgnoreCase("no") ? false : text;
      }
      case 3 -> {
        if (line.equalsIgnoreCase("yes")) {
          yield Boolean.TRUE;
        }
        yield line.equalsIgnoreCase("off") ? false : text;
      }
      case 4 -> {
        if (line.equalsIgnoreCase("null")) {
          yield Undef.UNDEF;
        }
        yield line.equalsIgnoreCase("true") ? true : text;
      }
      case 5 -> line.equalsIgnoreCase("false") ? false : text;
      default -> text;
    };
  }

  /** {@code :name} or {@code :"name"}; text after the closing quote is dropped, as Psych does. */
  private static YamlSymbol symbol(String text) {
    char quote = text.charAt(1);
    if (quote == '"' || quote == '\'') {
      int close = text.lastIndexOf(quote);
      if (close > 1) {
        String name = text.substring(2, close);
        return new YamlSymbol(name.startsWith(":") ? name.substring(1) : name);
      }
    }
    return new YamlSymbol(text.substring(1));
  }
}
