package plumb.catalog.json;

/** Thrown for a text that is no JSON, or not the JSON that was asked for. */
public final class InvalidJsonException extends RuntimeException {
  private final int line;
  private final int column;

  /** Creates the exception for a place; line and column count from 1, 0 stands for unknown. */
  public InvalidJsonException(String message, int line, int column) {
    super(message, null, false, false);
    this.line = line;
    this.column = column;
  }

  /** Returns the line, counted from 1; 0 where unknown. */
  public int line() {
    return line;
  }

  /** Returns the column, counted from 1; 0 where unknown. */
  public int column() {
    return column;
  }
}
