package plumb.values;

/**
 * An error in the program being evaluated. It carries no stack trace, because it says something
 * about the user's code, whose position the evaluator adds.
 */
public final class EvaluationException extends RuntimeException {
  /** The code of errors that have no code of their own. */
  public static final String RUNTIME_ERROR = "RUNTIME_ERROR";

  private final String code;
  private final int operand;

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
    super(message, null, false, false);
    this.code = code;
    this.operand = operand;
  }

  /** An error that has no code of its own, such as an illegal argument. */
  public EvaluationException(String message) {
    this(RUNTIME_ERROR, message);
  }

  /** The stable code of the problem. */
  public String code() {
    return code;
  }

  /** Which operand of the expression is to blame, counted from 1; 0 for the whole expression. */
  public int operand() {
    return operand;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
