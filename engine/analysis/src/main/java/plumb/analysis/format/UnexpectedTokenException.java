package plumb.analysis.format;

/** A token stands where the layout expects another: the tree was read in a way unknown to it. */
final class UnexpectedTokenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int offset;

  UnexpectedTokenException(Lexeme lexeme) {
    super("unexpected '" + lexeme.text + "' at " + lexeme.start);
    this.offset = lexeme.start;
  }

  /** Where the token stands. */
  int offset() {
    return offset;
  }
}
