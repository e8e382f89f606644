package plumb.compiler.evaluation;

import org.jspecify.annotations.Nullable;

/** A class that is asked for and that nothing defines; the caller adds the place. */
final class UnknownClassException extends RuntimeException {
  private final @Nullable String hint;

  UnknownClassException(String message, @Nullable String hint) {
    super(message, null, false, false);
    this.hint = hint;
  }

  @Nullable String hint() {
    return hint;
  }
}
