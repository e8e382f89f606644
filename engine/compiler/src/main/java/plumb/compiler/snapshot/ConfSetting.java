package plumb.compiler.snapshot;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import plumb.compiler.program.CompileException;

/**
 * A value of an {@code environment.conf}, with its place.
 *
 * @param line from one
 * @param column of the value, from one
 */
public record ConfSetting(String name, String value, Path file, int line, int column) {
  /** The code of mistakes in the file. */
  static final String CODE = "ENVIRONMENT_CONF";

  /** The same place with another value. */
  ConfSetting withValue(String other) {
    return new ConfSetting(name, other, file, line, column);
  }

  /** A failure that this setting causes. */
  public CompileException failure(String code, String message, @Nullable String hint) {
    return new CompileException(code, message, file.toString(), line, column, hint);
  }
}
