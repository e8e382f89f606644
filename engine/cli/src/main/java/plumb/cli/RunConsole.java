package plumb.cli;

import java.io.PrintStream;
import java.util.Locale;
import plumb.agent.provider.Level;
import plumb.agent.report.LogSink;
import plumb.catalog.report.Report;
import plumb.catalog.report.ResourceStatus;

/** A run as people see it: one line a message, and a summary at the end. */
final class RunConsole {
  private RunConsole() {}

  /** Prints messages; warnings and errors go to standard error. */
  static LogSink to(PrintStream out) {
    return (level, source, message) -> {
      String from = source.equals(LogSink.ENGINE) ? "" : source + ": ";
      String text = word(level) + ": " + from + message;
      if (level.compareTo(Level.WARNING) >= 0) {
        System.err.println(Console.coloured(level == Level.WARNING ? "33" : "31", text));
      } else {
        out.println(text);
      }
    };
  }

  private static String word(Level level) {
    String name = level == Level.ERR ? "error" : level.name().toLowerCase(Locale.ROOT);
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** One line that says what the run did. */
  static String summary(Report report) {
    int changed = 0;
    int failed = 0;
    int skipped = 0;
    int outOfSync = 0;
    for (ResourceStatus status : report.resourceStatuses().values()) {
      changed += status.changed() ? 1 : 0;
      failed += status.failed() || status.failedToRestart() ? 1 : 0;
      skipped += status.skipped() ? 1 : 0;
      outOfSync += status.outOfSync() ? 1 : 0;
    }
    String would = report.noop() ? ", " + outOfSync + " would change" : "";
    return report.resourceStatuses().size()
        + " resources: "
        + changed
        + " changed, "
        + failed
        + " failed, "
        + skipped
        + " skipped"
        + would;
  }

  static int count(Report report, java.util.function.Predicate<ResourceStatus> what) {
    return (int) report.resourceStatuses().values().stream().filter(what).count();
  }
}
