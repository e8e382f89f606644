package plumb.analysis.rename;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import plumb.analysis.Fix;
import plumb.analysis.Fixes;
import plumb.compiler.program.Lines;

/**
 * What is to be changed in one file.
 *
 * @param renamed how many uses of deprecated names the fixes mend
 * @param remarks what is left to people
 */
public record Rewrite(List<Fix> fixes, int renamed, List<Remark> remarks) {
  /** Sorts what is left to people by its places. */
  public Rewrite {
    remarks =
        remarks.stream()
            .sorted(Comparator.comparingInt(Remark::line).thenComparingInt(Remark::column))
            .toList();
  }

  /** Nothing to change. */
  public static final Rewrite NONE = new Rewrite(List.of(), 0, List.of());

  /**
   * The same, with the places as they are once the fixes are made.
   *
   * @param text that the fixes are for
   */
  public Rewrite afterwards(String text) {
    Lines before = Lines.of(text);
    Lines after = Lines.of(Fixes.apply(text, fixes));
    List<Remark> moved = new ArrayList<>();
    for (Remark remark : remarks) {
      int line = before.starts()[remark.line() - 1];
      int offset = Fixes.moved(text.offsetByCodePoints(line, remark.column() - 1), fixes);
      moved.add(new Remark(after.line(offset), after.column(offset), remark.message()));
    }
    return new Rewrite(fixes, renamed, moved);
  }

  /**
   * A use that cannot be mended without knowing more.
   *
   * @param line from 1
   * @param column from 1, in characters
   */
  public record Remark(int line, int column, String message) {}
}
