package plumb.agent.report;

import plumb.agent.provider.Level;

/** Where the messages of a run go besides its report, such as a terminal. */
@FunctionalInterface
public interface LogSink {

  /** A sink that drops everything. */
  LogSink NONE = (level, source, message) -> {};

  /** The source of messages that belong to no resource. */
  String ENGINE = "Plumb";

  /**
   * Takes one message.
   *
   * @param source path of a resource, or {@link #ENGINE}
   * @param message may have several lines
   */
  void log(Level level, String source, String message);
}
