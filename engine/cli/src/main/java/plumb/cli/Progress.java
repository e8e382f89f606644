package plumb.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Progress of long work on standard error: a line that changes on a terminal, now and then a plain
 * line elsewhere. Safe for use by many threads.
 */
final class Progress {
  private static final long TERMINAL_PAUSE = 100_000_000L;
  private static final long PLAIN_PAUSE = 5_000_000_000L;
  private static final int WIDTH = 30;

  private final String what;
  private final boolean terminal = isTerminal();
  private final long start = System.nanoTime();
  private long shown = start;

  /**
   * @param what what is counted, as in "nodes"
   */
  Progress(String what) {
    this.what = what;
  }

  /** Standard output may go elsewhere while people watch standard error. */
  private static boolean isTerminal() {
    if (System.console() != null) {
      return true;
    }
    try {
      String device = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException unknown) {
      return false;
    }
  }

  /**
   * Tells how far the work is.
   *
   * @param count how many are done
   * @param part how much of all that is, from 0 to 1; negative when that is not known
   */
  synchronized void done(int count, double part) {
    long now = System.nanoTime();
    if (now - shown < (terminal ? TERMINAL_PAUSE : PLAIN_PAUSE)) {
      return;
    }
    shown = now;
    double seconds = (now - start) / 1e9;
    StringBuilder line = new StringBuilder(terminal ? "\r" : "");
    if (terminal && part >= 0) {
      int filled = (int) Math.round(WIDTH * Math.min(part, 1));
      line.append('[').append("#".repeat(filled)).append(" ".repeat(WIDTH - filled)).append("] ");
    }
    line.append(count).append(' ').append(what);
    line.append(", ").append(Math.round(count / seconds)).append("/s");
    if (part > 0) {
      line.append(", ").append((int) (100 * part)).append(" %");
      line.append(", ").append(duration(seconds / part - seconds)).append(" left");
    }
    print(line.append(terminal ? "\u001b[K" : "\n"));
  }

  private static String duration(double seconds) {
    long rounded = Math.max(0, Math.round(seconds));
    return rounded < 100
        ? rounded + " s"
        : rounded < 6000 ? rounded / 60 + " min" : rounded / 3600 + " h";
  }

  /** Prints a line of its own, above what changes. */
  synchronized void say(String message) {
    end();
    Console.error(message);
  }

  /** Clears the line of a terminal. */
  synchronized void end() {
    if (terminal) {
      print("\r\u001b[K");
    }
  }

  private static void print(CharSequence text) {
    System.err.print(text);
    System.err.flush();
  }
}
