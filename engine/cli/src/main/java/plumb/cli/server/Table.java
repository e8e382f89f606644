package plumb.cli.server;

import java.util.ArrayList;
import java.util.List;

/** Rows with columns that stand below each other. For one thread. */
final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  Table(List<String> header) {
    rows.add(header);
  }

  void add(List<String> row) {
    rows.add(row.stream().map(Table::plain).map(cell -> cell.replace('\n', ' ')).toList());
  }

  /** A text from elsewhere without what a terminal would obey. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c != '\n' && Character.isISOControl(c) ? '?' : c)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  @Override
  public String toString() {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], length(row.get(i)));
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - length(row.get(i)) + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
