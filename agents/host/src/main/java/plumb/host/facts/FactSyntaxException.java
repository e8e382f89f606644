package plumb.host.facts;

/** Says why a text holds no facts. */
final class FactSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  FactSyntaxException(String message, Throwable cause) {
    super(message, cause);
  }

  FactSyntaxException(String message) {
    super(message);
  }
}
