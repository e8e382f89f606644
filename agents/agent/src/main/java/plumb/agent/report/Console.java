package plumb.agent.report;

import java.io.PrintStream;
import plumb.agent.provider.Level;

/**
 * Shows the messages of a run to people: {@code Notice: /Stage[main]/Main/File[/x]/mode: mode
 * changed '0644' to '0600'}, diffs in the colours that are usual for them, warnings and errors on
 * the standard error stream.
 */
public final class Console implements LogSink {
  private static final String RESET = "\033[0m";
  private static final String RED = "\033[31m";
  private static final String GREEN = "\033[32m";
  private static final String YELLOW = "\033[33m";
  private static final String CYAN = "\033[36m";
  private static final String BOLD_RED = "\033[1;31m";

  private final PrintStream out;
  private final PrintStream err;
  private final boolean colours;

  /**
   * Creates a console.
   *
   * @param colours whether the streams go to a terminal that shows colours
   */
  public Console(PrintStream out, PrintStream err, boolean colours) {
    this.out = out;
    this.err = err;
    this.colours = colours;
  }

  @Override
  public void log(Level level, String source, String message) {
    StringBuilder line = new StringBuilder(message.length() + 80);
    paint(line, colour(level), label(level) + ":");
    line.append(' ');
    if (!source.equals(ENGINE)) {
      line.append(Plain.line(source)).append(": ");
    }
    if (colours && message.startsWith("\n--- ")) {
      appendDiff(line, Plain.text(message));
    } else {
      line.append(Plain.text(message));
    }
    (level.compareTo(Level.WARNING) >= 0 ? err : out).println(line);
  }

  private static String label(Level level) {
    return switch (level) {
      case ERR -> "Error";
      case EMERG -> "Emergency";
      case CRIT -> "Critical";
      default -> level.name().charAt(0) + level.label().substring(1);
    };
  }

  private static String colour(Level level) {
    return switch (level) {
      case DEBUG -> CYAN;
      case INFO -> GREEN;
      case NOTICE -> "";
      case WARNING -> YELLOW;
      default -> BOLD_RED;
    };
  }

  private void appendDiff(StringBuilder text, String diff) {
    String separator = "";
    for (String line : diff.split("\n", -1)) {
      text.append(separator);
      separator = "\n";
      String colour = "";
      if (line.startsWith("@@")) {
        colour = CYAN;
      } else if (line.startsWith("+")) {
        colour = GREEN;
      } else if (line.startsWith("-")) {
        colour = RED;
      }
      paint(text, colour, line);
    }
  }

  private void paint(StringBuilder text, String colour, String words) {
    if (colours && !colour.isEmpty()) {
      text.append(colour).append(words).append(RESET);
    } else {
      text.append(words);
    }
  }

  /** Shows what a run came to in one line. */
  public void summarise(RunSummary summary) {
    out.println(summary.line());
  }
}
