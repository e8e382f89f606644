package plumb.query;

/**
 * A piece of a query's text.
 *
 * @param text of a quoted text, what the quotes hold; otherwise as it was written
 * @param offset where it starts, in UTF-16 units
 * @param end behind it
 */
record Token(Kind kind, String text, int offset, int end) {
  enum Kind {
    /** Letters, digits and what stands between them: names, numbers and times. */
    WORD,
    QUOTED,
    SYMBOL,
    END
  }

  boolean is(String symbolOrWord) {
    return (kind == Kind.SYMBOL || kind == Kind.WORD) && text.equals(symbolOrWord);
  }

  /** Whether another one follows without a blank. */
  boolean touches(Token next) {
    return next.kind != Kind.END && next.offset == end;
  }

  /** How messages name it; never longer than a line. */
  String shown() {
    String part = text.codePointCount(0, text.length()) > LONGEST_SHOWN ? shortened() : text;
    return switch (kind) {
      case END -> "the end";
      case QUOTED -> "the text '" + part + "'";
      case WORD, SYMBOL -> "'" + part + "'";
    };
  }

  private String shortened() {
    return text.substring(0, text.offsetByCodePoints(0, LONGEST_SHOWN)) + "...";
  }

  private static final int LONGEST_SHOWN = 40;
}
