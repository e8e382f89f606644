package plumb.query;

import org.jspecify.annotations.Nullable;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.DiagnosticPrinter;
import plumb.dsl.source.Severity;
import plumb.dsl.source.SourceText;

/** A text is no query, or one that cannot be answered; the diagnostic says where and why. */
public final class InvalidQueryException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Diagnostic diagnostic;

  private InvalidQueryException(Diagnostic diagnostic) {
    super(diagnostic.message(), null, false, false);
    this.diagnostic = diagnostic;
  }

  /**
   * Says what is wrong with a part of a query.
   *
   * @param offset where the part starts, in UTF-16 units; {@code length} how long it is
   */
  public static InvalidQueryException at(
      String query, int offset, int length, String code, String message, @Nullable String hint) {
    return new InvalidQueryException(
        new Diagnostic(
            code, Severity.ERROR, message, new SourceText("", query), offset, length, hint));
  }

  /** The mistake; its source is the query's text, without a path. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }

  /** The mistake as people read it: the sentence, the line with a caret, the hint. */
  public String text() {
    return DiagnosticPrinter.print(diagnostic);
  }
}
