package plumb.catalog.schema;

/**
 * A token of Ruby source.
 *
 * @param text its text; of strings, symbols and regular expressions what is between the quotes
 * @param options the letters after a regular expression
 * @param interpolated whether the text holds code to be evaluated
 */
record RubyToken(Kind kind, String text, String options, boolean interpolated) {

  /** Sorts of tokens. */
  enum Kind {
    /** A name, constant, keyword, number or variable. */
    WORD,
    /** {@code :name}. */
    SYMBOL,
    /** {@code name:} in a hash or an argument list. */
    LABEL,
    STRING,
    REGEX,
    PUNCTUATION,
    /** The end of a line outside of any literal, or a semicolon. */
    LINE_END
  }

  static RubyToken of(Kind kind, String text) {
    return new RubyToken(kind, text, "", false);
  }

  boolean is(String word) {
    return kind == Kind.WORD && text.equals(word);
  }

  boolean isPunctuation(String punctuation) {
    return kind == Kind.PUNCTUATION && text.equals(punctuation);
  }
}
