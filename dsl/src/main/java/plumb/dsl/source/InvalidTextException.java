package plumb.dsl.source;

import java.io.IOException;

/** A file that is no UTF-8, with the place of the first byte that is wrong. */
public final class InvalidTextException extends IOException {
  private static final long serialVersionUID = 1;

  private final transient Diagnostic diagnostic;

  InvalidTextException(Diagnostic diagnostic) {
    super(diagnostic.message());
    this.diagnostic = diagnostic;
  }

  /** What is wrong, and where. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
