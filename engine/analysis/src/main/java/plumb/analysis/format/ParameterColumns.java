package plumb.analysis.format;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Parameters on lines of their own, in columns: types, if all have one, names and default values.
 * What is much wider than that, or has several lines, stands outside of the columns.
 */
final class ParameterColumns {
  private static final int WIDEST = 60;

  private final List<Row> rows = new ArrayList<>();

  private record Row(Doc line, Doc type, Doc name, Doc value, Doc comma) {
    /** Whether what stands before the default value can be one of the columns. */
    boolean isAligned() {
      return !type.breaks() && type.width() <= WIDEST && name.width() <= WIDEST;
    }
  }

  /**
   * Adds a parameter.
   *
   * @param line the line break before it, with the comments above it
   * @param type may be empty
   * @param value the default value behind its "="; may be empty
   */
  void add(Doc line, Doc type, Doc name, Doc value, Doc comma) {
    rows.add(new Row(line, type, name, value, comma));
  }

  Doc doc() {
    List<Row> aligned = rows.stream().filter(Row::isAligned).toList();
    boolean typed = aligned.stream().noneMatch(row -> row.type.isEmpty());
    int types = typed ? widest(aligned, row -> row.type.width()) : 0;
    List<Row> assigned = aligned.stream().filter(row -> !row.value.isEmpty()).toList();
    int names = widest(assigned, row -> nameEnd(row, types));
    return new Doc.Aligned(lines(types, names), lines(0, 0));
  }

  /** The lines with columns of so many characters; with none when these are 0. */
  private Doc lines(int types, int names) {
    List<Doc> docs = new ArrayList<>();
    for (Row row : rows) {
      boolean aligned = row.isAligned();
      docs.add(row.line);
      if (!row.type.isEmpty()) {
        docs.add(row.type);
        docs.add(gap(aligned ? types - row.type.width() : 0));
      }
      docs.add(row.name);
      if (!row.value.isEmpty()) {
        docs.add(gap(aligned ? names - nameEnd(row, types) : 0));
        docs.add(row.value);
      }
      docs.add(row.comma);
    }
    return Doc.concat(docs);
  }

  private static int widest(List<Row> rows, ToIntFunction<Row> width) {
    return rows.stream().mapToInt(width).max().orElse(0);
  }

  /** Where a name ends on its line. */
  private static int nameEnd(Row row, int types) {
    int type = row.type.isEmpty() ? 0 : Math.max(types, row.type.width()) + 1;
    return type + row.name.width();
  }

  private static Doc gap(int padding) {
    return new Doc.Choice(" ".repeat(Math.max(0, padding) + 1), " ");
  }
}
