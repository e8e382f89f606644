package plumb.compiler.yaml;

import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.Severity;
import plumb.dsl.source.SourceText;

/** A data file that cannot be read: broken YAML, JSON or HOCON, or content that is refused. */
public final class DataFileException extends RuntimeException {
  private final Diagnostic diagnostic;

  DataFileException(Diagnostic diagnostic) {
    super(diagnostic.message(), null, false, false);
    this.diagnostic = diagnostic;
  }

  /**
   * Describes a problem at a place.
   *
   * @param line from one
   * @param column from one, in code points
   */
  static DataFileException at(
      SourceText source, int line, int column, String code, String sentence) {
    return new DataFileException(
        new Diagnostic(
            code, Severity.ERROR, sentence, source, offset(source.text(), line, column), 1, null));
  }

  private static int offset(String text, int line, int column) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      int end = text.indexOf('\n', start);
      if (end < 0) {
        return text.length();
      }
      start = end + 1;
    }
    int end = text.indexOf('\n', start);
    int limit = end < 0 ? text.length() : end;
    int points = Math.min(column - 1, text.codePointCount(start, limit));
    return text.offsetByCodePoints(start, Math.max(points, 0));
  }

  /** Returns the whole story: code, sentence, place and source line. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }

  /** Returns {@code (path): sentence at line L column C}, as the reference words it. */
  @Override
  public String getMessage() {
    return "("
        + diagnostic.source().path()
        + "): "
        + diagnostic.message()
        + " at line "
        + diagnostic.line()
        + " column "
        + diagnostic.column();
  }
}
