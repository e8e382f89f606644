package plumb.agent.report;

import java.time.Clock;
import java.util.List;
import plumb.agent.provider.Level;
import plumb.catalog.report.LogEntry;
import plumb.catalog.report.Report;

/** Writes the messages of a run into its report and to a sink, from a least level on. */
public final class RunLog {
  private final Report report;
  private final LogSink sink;
  private final Level least;
  private final Clock clock;

  public RunLog(Report report, LogSink sink, Level least, Clock clock) {
    this.report = report;
    this.sink = sink;
    this.least = least;
    this.clock = clock;
  }

  /** Returns whether messages of that level are kept. */
  public boolean enabled(Level level) {
    return level.compareTo(least) >= 0;
  }

  /** Logs a message that belongs to no resource. */
  public void log(Level level, String message) {
    if (enabled(level)) {
      write(
          level,
          new LogEntry(
              level.label(),
              message,
              LogSink.ENGINE,
              List.of(level.label()),
              clock.instant(),
              null,
              null));
    }
  }

  /** Logs an entry that was put together by the caller; its level has to be the one given. */
  public void write(Level level, LogEntry entry) {
    if (enabled(level)) {
      report.log(entry);
      sink.log(level, entry.source(), shown(level, entry));
    }
  }

  /** Whoever reads of a failure looks for the line next; reports have it as a value of its own. */
  private static String shown(Level level, LogEntry entry) {
    return level.compareTo(Level.ERR) < 0 || entry.file() == null
        ? entry.message()
        : entry.message() + " (file: " + entry.file() + ", line: " + entry.line() + ")";
  }

  public Clock clock() {
    return clock;
  }
}
