package plumb.compiler.parity;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came of a compile.
 *
 * @param catalog in its JSON form; null when it failed
 * @param failure null when it did not fail
 * @param mistakes all of a text that has several; empty otherwise
 * @param logs level, message and issue code (may be empty) of notices and warnings, in order
 * @param ruby functions that modules have in Ruby, as far as known, and "erb" for templates
 */
record Outcome(
    @Nullable Map<String, Object> catalog,
    @Nullable Failure failure,
    List<Failure> mistakes,
    List<List<String>> logs,
    Set<String> ruby) {

  Outcome(
      @Nullable Map<String, Object> catalog, @Nullable Failure failure, List<List<String>> logs) {
    this(catalog, failure, List.of(), logs, Set.of());
  }

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

    /** The same failure of a text that lies in no file, whatever stands for its name. */
    Failure inNoFile() {
      return new Failure(message, code, null, line, column);
    }

    String place() {
      return (file == null ? "-" : file) + ":" + line + ":" + column;
    }
  }
}
