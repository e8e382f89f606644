package plumb.values;

import org.jspecify.annotations.Nullable;

/**
 * How {@code break()}, {@code next()} and {@code return()} leave the code that called them. An
 * iteration function catches {@link Break}, a closure {@link Next}, a function {@link Return}; one
 * that nobody catches is an error with its message.
 */
public abstract sealed class Jump extends RuntimeException {
  private @Nullable String file;
  private int line;

  private Jump(String function) {
    super(function + "() from context where this is illegal", null, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** Notes where the function was called; the first place counts. */
  public void calledAt(@Nullable String path, int lineNumber) {
    if (line == 0) {
      file = path;
      line = lineNumber;
    }
  }

  /** The file of the call; null when it has none, or nobody noted it. */
  public @Nullable String file() {
    return file;
  }

  /** The line of the call, from 1; 0 when nobody noted it. */
  public int line() {
    return line;
  }

  /** Ends the innermost iteration as if its input ended here. */
  public static final class Break extends Jump {
    public Break() {
      super("break");
    }
  }

  /** Ends the innermost block with a value. */
  public static final class Next extends Jump {
    private final transient Object value;

    public Next(Object value) {
      super("next");
      this.value = value;
    }

    /** The value of the block. */
    public Object value() {
      return value;
    }
  }

  /** Ends the innermost function, class or definition with a value. */
  public static final class Return extends Jump {
    private final transient Object value;

    public Return(Object value) {
      super("return");
      this.value = value;
    }

    /** The value of the function. */
    public Object value() {
      return value;
    }
  }
}
