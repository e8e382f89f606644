package plumb.daemon.log;

import java.io.PrintStream;
import plumb.agent.provider.Level;
import plumb.agent.report.LogSink;
import plumb.agent.report.Plain;

/**
 * Lines for systemd's journal, which reads the level from the number in front (sd-daemon(3)). The
 * name and the time are the journal's to add.
 */
final class JournalLog implements LogSink {
  private final PrintStream out;

  JournalLog(PrintStream out) {
    this.out = out;
  }

  @Override
  public void log(Level level, String source, String message) {
    String prefix =
        "<" + severity(level) + ">" + (source.equals(ENGINE) ? "" : Plain.line(source) + ": ");
    for (String line : message.split("\n", -1)) {
      if (!line.isEmpty()) {
        out.println(prefix + Plain.line(line));
      }
    }
    out.flush();
  }

  /** The number of a level as syslog has it (RFC 5424, section 6.2.1). */
  private static int severity(Level level) {
    return switch (level) {
      case EMERG -> 0;
      case ALERT -> 1;
      case CRIT -> 2;
      case ERR -> 3;
      case WARNING -> 4;
      case NOTICE -> 5;
      case INFO -> 6;
      case DEBUG -> 7;
    };
  }
}
