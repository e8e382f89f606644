package plumb.dsl.lexer;

/** Character classes of the language. Words are ASCII; blanks are not. */
public final class Characters {
  private Characters() {}

  /** A letter, digit or underscore. */
  public static boolean isWord(char c) {
    return isLower(c) || isUpper(c) || isDigit(c) || c == '_';
  }

  public static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  public static boolean isHexDigit(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  /** White space within a line: tab and Unicode's space separators, as Ruby's [[:blank:]]. */
  public static boolean isBlank(char c) {
    return c == ' '
        || c == '\t'
        || (c >= 0x80 && Character.getType(c) == Character.SPACE_SEPARATOR);
  }

  /** White space between tokens. Form feeds are none. */
  static boolean isWhitespace(char c) {
    return c == '\n' || c == '\r' || isBlank(c);
  }
}
