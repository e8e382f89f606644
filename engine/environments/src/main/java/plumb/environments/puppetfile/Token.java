package plumb.environments.puppetfile;

/**
 * A piece of a Puppetfile.
 *
 * @param text what it stands for: a string's content, a symbol's or label's name, else the source
 * @param offset where it starts, in UTF-16 units
 * @param length how much of the source it covers
 */
record Token(Kind kind, String text, int offset, int length) {
  enum Kind {
    STRING,
    SYMBOL,
    /** A name followed by a colon, as in {@code git:}. */
    LABEL,
    WORD,
    NUMBER,
    ARROW,
    COMMA,
    OPEN,
    CLOSE,
    /** The end of a line, or a semicolon. */
    NEWLINE,
    END,
    /** What only Ruby can read. */
    OTHER
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }

  boolean is(Kind wanted, String wantedText) {
    return kind == wanted && text.equals(wantedText);
  }
}
