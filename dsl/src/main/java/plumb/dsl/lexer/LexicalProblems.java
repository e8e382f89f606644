package plumb.dsl.lexer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.Severity;
import plumb.dsl.source.SourceText;

/**
 * Collects what the scanners find wrong with a text. The text is scanned to its end all the same.
 */
public final class LexicalProblems {
  private final SourceText source;
  private final List<Diagnostic> found;
  private int swallowedFrom = Integer.MAX_VALUE;

  public LexicalProblems(SourceText source, List<Diagnostic> found) {
    this.source = source;
    this.found = found;
  }

  void error(String code, int offset, int length, String message, @Nullable String hint) {
    found.add(new Diagnostic(code, Severity.ERROR, message, source, offset, length, hint));
  }

  /**
   * An error that makes everything up to the end of the text part of one token, or says why the
   * text ends too early.
   *
   * @param from where that starts, which is at or before the error
   */
  void swallowedRest(
      int from, String code, int offset, int length, String message, @Nullable String hint) {
    swallowedFrom = from;
    error(code, offset, length, message, hint);
  }

  /** Whether a place belongs to what something that is not closed swallowed. */
  public boolean isSwallowed(int offset) {
    return offset >= swallowedFrom;
  }

  int line(int offset) {
    return source.line(offset);
  }

  int column(int offset) {
    return source.column(offset);
  }

  /** Whether it is known why the text ends too early: something is not closed. */
  public boolean hasSwallowedRest() {
    return swallowedFrom < Integer.MAX_VALUE;
  }
}
