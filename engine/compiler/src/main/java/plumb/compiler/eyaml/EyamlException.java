package plumb.compiler.eyaml;

/**
 * Text that cannot be encrypted or decrypted, or keys that cannot be used; the message says why and
 * never holds what was or is to be encrypted. Without a stack trace: the user's files are at fault.
 */
public final class EyamlException extends RuntimeException {
  /** Describes the fault in a sentence. */
  public EyamlException(String message) {
    super(message, null, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
