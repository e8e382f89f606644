package plumb.server.authority;

/** The authority does not do what it was asked for; the message is for whoever asked. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1;

  public RefusedException(String message) {
    super(message);
  }
}
