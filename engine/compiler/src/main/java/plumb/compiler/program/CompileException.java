package plumb.compiler.program;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import plumb.dsl.source.Diagnostic;

/**
 * A failed compile: a coded sentence with its place.
 *
 * <p>Without a Java stack trace, because the mistake is in the manifests.
 */
public final class CompileException extends RuntimeException {
  private final String code;
  private final @Nullable String file;
  private final int line;
  private final int column;
  private final @Nullable String hint;

  /**
   * @param code stable code; the reference's issue code where it has one
   * @param file null when the problem has no place
   * @param line counted from 1, 0 for none
   * @param column counted from 1, 0 for none
   */
  public CompileException(
      String code,
      String message,
      @Nullable String file,
      int line,
      int column,
      @Nullable String hint) {
    super(message, null, false, false);
    this.code = code;
    this.file = file;
    this.line = line;
    this.column = column;
    this.hint = hint;
  }

  /** A failure without a place. */
  public CompileException(String code, String message) {
    this(code, message, null, 0, 0, null);
  }

  /** A failure for what a diagnostic tells of a text. */
  public static CompileException of(Diagnostic diagnostic) {
    return new CompileException(
        diagnostic.code(),
        diagnostic.message(),
        diagnostic.source().path(),
        diagnostic.line(),
        diagnostic.column(),
        diagnostic.hint());
  }

  /** The same failure with a hint; null adds none. */
  public CompileException withHint(@Nullable String added) {
    return added == null
        ? this
        : new CompileException(code, getMessage(), file, line, column, added);
  }

  /** The same failure with its sentence and hint as the function gives them back. */
  public CompileException reworded(UnaryOperator<String> wording) {
    return new CompileException(
        code,
        wording.apply(getMessage()),
        file,
        line,
        column,
        hint == null ? null : wording.apply(hint));
  }

  /** The stable code. */
  public String code() {
    return code;
  }

  /** The sentence alone, without the place. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** The file, or null. */
  public @Nullable String file() {
    return file;
  }

  /** The line, or 0. */
  public int line() {
    return line;
  }

  /** The column, or 0. */
  public int column() {
    return column;
  }

  /** What could help, or null. */
  public @Nullable String hint() {
    return hint;
  }
}
