package plumb.analysis.data;

import java.util.Locale;
import plumb.analysis.Level;

/** What can be wrong with data. */
public enum DataProblem {
  /** Nothing reads a key. */
  UNREAD_KEY(Level.WARNING),
  /** A key is named after a parameter that its class does not have. */
  UNKNOWN_PARAMETER_KEY(Level.WARNING),
  /** A key is that of a parameter which is deprecated; an error once it is removed. */
  DEPRECATED_KEY(Level.WARNING),
  /** A value is none that its parameter takes. */
  WRONG_DATA_TYPE(Level.ERROR),
  /** A value is never used, or says again what another one says that wins. */
  SHADOWED_KEY(Level.WARNING),
  /** A key stands in a file twice. */
  DUPLICATE_KEY(Level.WARNING),
  /** A path or pattern of a level matches no file. */
  UNUSED_LEVEL(Level.WARNING),
  /** No level can read a data file. */
  UNREACHED_FILE(Level.WARNING),
  /** A file of a level cannot be read. */
  INVALID_DATA(Level.ERROR);

  private final Level level;

  DataProblem(Level level) {
    this.level = level;
  }

  /** The usual level of its findings. */
  public Level level() {
    return level;
  }

  /** The stable name, as findings have it. */
  public String check() {
    return name().toLowerCase(Locale.ROOT);
  }
}
