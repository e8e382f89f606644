package plumb.values.format;

/** A format string or its operands are wrong; the message has Ruby's wording. */
public final class FormatException extends RuntimeException {
  public FormatException(String message) {
    super(message, null, false, false);
  }
}
