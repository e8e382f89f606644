package plumb.compiler.parity;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a compile.
 *
 * @param catalog in its JSON form; null when it failed
 * @param failure null when it did not fail
 * @param logs level and message of notices and warnings, in order
 */
record Outcome(
    @Nullable Map<String, Object> catalog, @Nullable Failure failure, List<List<String>> logs) {

  /**
   * Why a compile failed.
   *
   * @param code issue code, or null where the reference gives none
   * @param file path, or null
   * @param line 0 where unknown
   * @param column 0 where unknown
   */
  record Failure(
      String message, @Nullable String code, @Nullable String file, int line, int column) {

    String place() {
      return (file == null ? "-" : file) + ":" + line + ":" + column;
    }
  }
}
