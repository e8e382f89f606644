package plumb.server.access;

/** Somebody may not do what they asked for; the message is for them. */
public final class DeniedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean unknown;

  private DeniedException(String message, boolean unknown) {
    super(message, null, false, false);
    this.unknown = unknown;
  }

  /** It is known who asks, and they may not. */
  public static DeniedException of(String message) {
    return new DeniedException(message, false);
  }

  /** What should prove who asks does not. */
  public static DeniedException unknown(String message) {
    return new DeniedException(message, true);
  }

  /** Whether another proof of who asks could help. */
  public boolean isUnknown() {
    return unknown;
  }
}
