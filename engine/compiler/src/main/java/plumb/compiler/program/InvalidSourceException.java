package plumb.compiler.program;

import java.util.List;
import plumb.dsl.source.Diagnostic;

/** A text that cannot be read as a program, with everything that is wrong with it. */
public final class InvalidSourceException extends RuntimeException {
  private final transient List<Diagnostic> diagnostics;

  public InvalidSourceException(List<Diagnostic> diagnostics) {
    super(
        diagnostics.isEmpty() ? "invalid source" : diagnostics.get(0).message(),
        null,
        false,
        false);
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** All problems, in the order of the text. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
