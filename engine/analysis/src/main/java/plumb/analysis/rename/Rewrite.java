package plumb.analysis.rename;

import java.util.List;
import plumb.analysis.Fix;

/**
 * What is to be changed in one file.
 *
 * @param renamed how many uses of deprecated names the fixes mend
 * @param remarks what is left to people
 */
public record Rewrite(List<Fix> fixes, int renamed, List<Remark> remarks) {
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
