package plumb.agent.provider;

/** Takes messages about one resource; they go to the terminal and into the report. */
public interface ResourceLog {

  /** Logs a message of this resource. */
  void log(Level level, String message);

  /** Logs a message of one of its properties. */
  void log(Level level, String property, String message);

  /** Logs a message that names no resource as its source. */
  void plain(Level level, String message);

  /** Returns whether messages of that level go anywhere; others need not be put together. */
  boolean enabled(Level level);

  /** Returns the level at which changes of this resource are logged ({@code loglevel}). */
  Level changeLevel();

  default void debug(String message) {
    log(Level.DEBUG, message);
  }

  default void info(String message) {
    log(Level.INFO, message);
  }

  default void warning(String message) {
    log(Level.WARNING, message);
  }
}
