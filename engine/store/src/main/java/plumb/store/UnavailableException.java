package plumb.store;

/**
 * The database cannot be used at the moment. What was asked for was not done, or nobody knows
 * whether it was: it can be asked for once more. The message is for operators.
 */
public final class UnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What stands in the way. */
  public enum Reason {
    /** It does not answer, or is busy with others: it may work in seconds. */
    AWAY,
    /** What another transaction did at the same time stood in the way: it may work at once. */
    CONTENDED,
    /** It has no room: somebody has to make some. */
    FULL
  }

  private final Reason reason;

  UnavailableException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** What stands in the way. */
  public Reason reason() {
    return reason;
  }
}
