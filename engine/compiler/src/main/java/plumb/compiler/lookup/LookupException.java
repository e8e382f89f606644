package plumb.compiler.lookup;

import org.jspecify.annotations.Nullable;
import plumb.compiler.yaml.Position;

/**
 * A lookup that failed because of the data or its configuration. Carries no stack trace: it is
 * about the user's files. Where the place is known it is that of the configuration or data file;
 * the place of the call is the evaluator's to add.
 */
public final class LookupException extends RuntimeException {
  /** Code of failures that the reference gives no code. */
  static final String LOOKUP_ERROR = "LOOKUP_ERROR";

  /** Code of a lookup that found nothing. */
  public static final String NOT_FOUND = "LOOKUP_NOT_FOUND";

  /** Code of a lookup that needs its own result. */
  static final String RECURSION = "LOOKUP_RECURSION";

  private final String code;
  private final @Nullable String file;
  private final int line;
  private final int column;
  private final @Nullable String hint;

  /**
   * Describes a failure at a place.
   *
   * @param code stable code; the reference's issue code where it has one
   * @param line from one; zero when unknown
   * @param column from one; zero when unknown
   */
  public LookupException(String code, String message, @Nullable String file, int line, int column) {
    this(code, message, file, line, column, null);
  }

  private LookupException(
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

  /** Describes a failure without a place. */
  LookupException(String code, String message) {
    this(code, message, null, 0, 0);
  }

  /** Returns the stable code. */
  public String code() {
    return code;
  }

  /** Returns the sentence, without the place. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** Returns the configuration or data file at fault; null when it is none. */
  public @Nullable String file() {
    return file;
  }

  /** Returns the line from one; zero when unknown. */
  public int line() {
    return line;
  }

  /** Returns the column from one; zero when unknown. */
  public int column() {
    return column;
  }

  /** Returns what could help; null when nothing is known. */
  public @Nullable String hint() {
    return hint;
  }

  /** Whether the reference has an issue code for it, and thus leaves its wording alone. */
  boolean isIssue() {
    return code.startsWith("HIERA_");
  }

  LookupException withMessage(String message) {
    return new LookupException(code, message, file, line, column, hint);
  }

  LookupException withHint(String added) {
    return new LookupException(code, getMessage(), file, line, column, added);
  }

  /** The same failure in a file, at the line and column that it has. */
  LookupException in(String path) {
    return new LookupException(code, getMessage(), path, line, column, hint);
  }

  /** The same failure at a packed position of a file that the caller knows, unless it has one. */
  LookupException at(int position) {
    return file != null || line > 0 || hint != null
        ? this
        : new LookupException(
            code, getMessage(), null, Position.line(position), Position.column(position), null);
  }
}
