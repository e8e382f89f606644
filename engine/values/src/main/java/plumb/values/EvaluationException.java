package plumb.values;

import org.jspecify.annotations.Nullable;

/**
 * An error in the program being evaluated. It carries no stack trace, because it says something
 * about the user's code, whose position the evaluator adds.
 */
public final class EvaluationException extends RuntimeException {
  /** The code of errors that have no code of their own. */
  public static final String RUNTIME_ERROR = "RUNTIME_ERROR";

  private final String code;
  private final int operand;
  private final @Nullable String hint;
  private final @Nullable String origin;

  /**
   * @param code the stable code of the problem, Puppet's where Puppet has one
   * @param message one sentence for the user
   */
  public EvaluationException(String code, String message) {
    this(code, message, 0);
  }

  /**
   * @param operand which operand of the expression is to blame, counted from 1; 0 for the whole.
   *     For {@code a[b, c]} the operands are a, b, c.
   */
  public EvaluationException(String code, String message, int operand) {
    this(code, message, operand, null, null);
  }

  /** An error with a sentence about what could help. */
  public EvaluationException(String code, String message, String hint) {
    this(code, message, 0, hint, null);
  }

  private EvaluationException(
      String code, String message, int operand, @Nullable String hint, @Nullable String origin) {
    super(message, null, false, false);
    this.code = code;
    this.operand = operand;
    this.hint = hint;
    this.origin = origin;
  }

  /** An error that has no code of its own, such as an illegal argument. */
  public EvaluationException(String message) {
    this(RUNTIME_ERROR, message);
  }

  /** The same error with a sentence about what could help. */
  public EvaluationException withHint(String added) {
    return new EvaluationException(code, getMessage(), operand, added, origin);
  }

  /**
   * The same error with a sentence about the data that caused it, unless it has one: the first that
   * catches an error is nearest to its cause.
   */
  public EvaluationException withOrigin(String place) {
    return origin != null
        ? this
        : new EvaluationException(code, getMessage(), operand, hint, place);
  }

  /** The same error in other words. */
  public EvaluationException withMessage(String message) {
    return new EvaluationException(code, message, operand, hint, origin);
  }

  /** The stable code of the problem. */
  public String code() {
    return code;
  }

  /** Which operand of the expression is to blame, counted from 1; 0 for the whole expression. */
  public int operand() {
    return operand;
  }

  /** What could help and which data is the cause, each on a line of its own; or null. */
  public @Nullable String hint() {
    if (hint == null || origin == null) {
      return hint == null ? origin : hint;
    }
    return hint + "\n      " + origin;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
