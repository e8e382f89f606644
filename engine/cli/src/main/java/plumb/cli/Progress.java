package plumb.cli;

/**
 * Progress of long work: a line that changes on a terminal, now and then a plain line elsewhere.
 */
final class Progress {
  private static final boolean TERMINAL = System.console() != null;
  private static final long TERMINAL_PAUSE = 100_000_000L;
  private static final long PLAIN_PAUSE = 5_000_000_000L;

  private final String what;
  private final long total;
  private long shown = System.nanoTime();

  /**
   * @param total how many there are; 0 when that is not known
   */
  Progress(String what, long total) {
    this.what = what;
    this.total = total;
  }

  /** Tells how many are done; any thread may. */
  synchronized void done(int count) {
    long now = System.nanoTime();
    if (now - shown < (TERMINAL ? TERMINAL_PAUSE : PLAIN_PAUSE)) {
      return;
    }
    shown = now;
    String of = total > 0 ? " of " + total : "";
    System.err.print(
        TERMINAL
            ? "\r" + bar(count) + count + of + " " + what + "\u001b[K"
            : count + of + " " + what + "\n");
    System.err.flush();
  }

  private String bar(int count) {
    if (total == 0) {
      return "";
    }
    int filled = (int) (30L * count / total);
    return "[" + "#".repeat(filled) + " ".repeat(30 - filled) + "] ";
  }

  /** Clears the line of a terminal. */
  synchronized void end() {
    if (TERMINAL) {
      System.err.print("\r\u001b[K");
      System.err.flush();
    }
  }
}
