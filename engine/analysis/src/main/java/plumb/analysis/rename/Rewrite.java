package plumb.analysis.rename;

import java.util.Comparator;
import java.util.List;
import plumb.analysis.Fix;

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
   * A use that cannot be mended without knowing more.
   *
   * @param line from 1
   * @param column from 1, in characters
   */
  public record Remark(int line, int column, String message) {}
}
