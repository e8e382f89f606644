package plumb.compiler.yaml;

/**
 * A line and a column in one int: 22 bits of line, 10 bits of column, both counted from one. A
 * column beyond 1023 is kept as 1023; zero is "no position".
 */
public final class Position {
  /** The absence of a position. */
  public static final int NONE = 0;

  private static final int COLUMN_BITS = 10;
  private static final int MAX_COLUMN = (1 << COLUMN_BITS) - 1;
  private static final int MAX_LINE = (1 << (Integer.SIZE - COLUMN_BITS)) - 1;

  private Position() {}

  /** Packs a line and a column that count from one. */
  public static int of(int line, int column) {
    return (Math.min(line, MAX_LINE) << COLUMN_BITS) | Math.min(column, MAX_COLUMN);
  }

  /** Returns the line, from one; zero when there is no position. */
  public static int line(int position) {
    return position >>> COLUMN_BITS;
  }

  /** Returns the column, from one; zero when there is no position. */
  public static int column(int position) {
    return position & MAX_COLUMN;
  }
}
