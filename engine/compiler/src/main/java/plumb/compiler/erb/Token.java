package plumb.compiler.erb;

/**
 * A token of Ruby code.
 *
 * @param text the name, number, operator or keyword; the content of a text without interpolation;
 *     how a text or regular expression with it ends
 * @param spaced whether white space stands before it
 */
record Token(Kind kind, String text, boolean spaced) {
  /** What a token is. */
  enum Kind {
    /** The end of the code. */
    END,
    /** The end of a line or a semicolon. */
    SEPARATOR,
    NAME,
    CONSTANT,
    /** An instance variable, without its sign. */
    VARIABLE,
    /** A group of the last match, without its sign. */
    GROUP,
    KEYWORD,
    INTEGER,
    FLOAT,
    SYMBOL,
    /** A text that is what it says. */
    TEXT,
    /** The start of a text with escapes and interpolation. */
    OPEN_TEXT,
    /** The start of a regular expression. */
    OPEN_REGEX,
    /** Words between brackets. */
    WORDS,
    OPERATOR
  }

  boolean is(Kind wanted, String wantedText) {
    return kind == wanted && text.equals(wantedText);
  }

  boolean isOperator(String wanted) {
    return is(Kind.OPERATOR, wanted);
  }

  boolean isKeyword(String wanted) {
    return is(Kind.KEYWORD, wanted);
  }
}
