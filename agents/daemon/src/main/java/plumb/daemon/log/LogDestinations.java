package plumb.daemon.log;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Level;
import plumb.agent.report.Console;
import plumb.agent.report.LogSink;

/** All places that the messages of a process go to. */
public final class LogDestinations implements LogSink, AutoCloseable {
  private final List<LogSink> sinks = new ArrayList<>();
  private final List<FileLog> files = new ArrayList<>();

  private LogDestinations() {}

  /**
   * Opens destinations.
   *
   * @param names "console", "journal" or files; none for the journal where standard error leads to
   *     it, otherwise the console
   * @throws IOException if a file cannot be opened; the message names it
   */
  public static LogDestinations open(List<String> names) throws IOException {
    LogDestinations all = new LogDestinations();
    try {
      for (String name : names.isEmpty() ? List.of(usual()) : names) {
        all.add(name);
      }
      return all;
    } catch (IOException e) {
      all.close();
      throw e;
    }
  }

  private static String usual() {
    @Nullable String stream = System.getenv("JOURNAL_STREAM");
    return stream == null || System.console() != null ? "console" : "journal";
  }

  private void add(String name) throws IOException {
    switch (name) {
      case "console" -> sinks.add(new Console(System.out, System.err, colours()));
      case "journal" -> sinks.add(new JournalLog(System.err));
      default -> addFile(Path.of(name));
    }
  }

  private void addFile(Path file) throws IOException {
    try {
      FileLog log = new FileLog(file, Clock.systemDefaultZone());
      files.add(log);
      sinks.add(log);
    } catch (IOException e) {
      throw new IOException("Could not open the log " + file + ": " + e, e);
    }
  }

  private static boolean colours() {
    return System.console() != null && System.getenv("NO_COLOR") == null;
  }

  @Override
  public void log(Level level, String source, String message) {
    for (LogSink sink : sinks) {
      sink.log(level, source, message);
    }
  }

  @Override
  public void close() throws IOException {
    for (FileLog file : files) {
      file.close();
    }
  }
}
