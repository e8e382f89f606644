package plumb.environments;

import org.jspecify.annotations.Nullable;

/**
 * What keeps an environment from being deployed, or modules from being resolved: a coded sentence.
 *
 * <p>Without a Java stack trace, because the cause lies outside of this program.
 */
public final class EnvironmentException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String code;
  private final @Nullable String hint;

  public EnvironmentException(String code, String message, @Nullable String hint) {
    super(message, null, false, false);
    this.code = code;
    this.hint = hint;
  }

  public EnvironmentException(String code, String message) {
    this(code, message, null);
  }

  /** The stable code. */
  public String code() {
    return code;
  }

  /** One plain sentence. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** What to do about it, or null. */
  public @Nullable String hint() {
    return hint;
  }
}
