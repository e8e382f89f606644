package plumb.agent.diff;

import java.util.ArrayList;
import java.util.List;

/** Shows the difference of two texts in the unified format of diff and patch. */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;
  private static final String NO_NEWLINE = "\\ No newline at end of file";

  private final List<String> oldLines;
  private final List<String> newLines;
  private final LineDiff lines;
  private final StringBuilder output = new StringBuilder();

  /** Lines {@code from} to {@code to - 1} of each text. */
  private record Hunk(int oldFrom, int oldTo, int newFrom, int newTo) {}

  private UnifiedDiff(List<String> oldLines, List<String> newLines) {
    this.oldLines = oldLines;
    this.newLines = newLines;
    this.lines = LineDiff.of(oldLines, newLines);
  }

  /**
   * Returns the difference, each line ended by a newline but the last; empty for equal texts.
   *
   * @param oldLabel what stands behind "---"
   * @param newLabel what stands behind "+++"
   */
  public static String of(String oldText, String newText, String oldLabel, String newLabel) {
    if (oldText.equals(newText)) {
      return "";
    }
    UnifiedDiff diff = new UnifiedDiff(lines(oldText), lines(newText));
    diff.output.append("--- ").append(oldLabel).append("\n+++ ").append(newLabel);
    diff.hunks().forEach(diff::write);
    return diff.output.toString();
  }

  /** Splits into lines that keep their newlines, so that a missing last one is a difference. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline + 1;
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }

  private List<Hunk> hunks() {
    List<Hunk> hunks = new ArrayList<>();
    int a = 0;
    int b = 0;
    while (a < oldLines.size() || b < newLines.size()) {
      int oldFrom = a;
      int newFrom = b;
      while (a < oldLines.size() && lines.isDeleted(a)) {
        a++;
      }
      while (b < newLines.size() && lines.isInserted(b)) {
        b++;
      }
      if (a > oldFrom || b > newFrom) {
        add(hunks, oldFrom, a, newFrom, b);
      }
      a++;
      b++;
    }
    return hunks;
  }

  /** Adds a change with its context, joined to the hunk before where the contexts touch. */
  private void add(List<Hunk> hunks, int oldFrom, int oldTo, int newFrom, int newTo) {
    int before = Math.min(CONTEXT, Math.min(oldFrom, newFrom));
    int after = Math.min(CONTEXT, oldLines.size() - oldTo);
    Hunk hunk = new Hunk(oldFrom - before, oldTo + after, newFrom - before, newTo + after);
    int last = hunks.size() - 1;
    if (last >= 0 && hunks.get(last).oldTo >= hunk.oldFrom) {
      Hunk previous = hunks.get(last);
      hunks.set(last, new Hunk(previous.oldFrom, hunk.oldTo, previous.newFrom, hunk.newTo));
    } else {
      hunks.add(hunk);
    }
  }

  private void write(Hunk hunk) {
    output.append("\n@@ -").append(range(hunk.oldFrom, hunk.oldTo));
    output.append(" +").append(range(hunk.newFrom, hunk.newTo)).append(" @@");
    int a = hunk.oldFrom;
    int b = hunk.newFrom;
    while (a < hunk.oldTo || b < hunk.newTo) {
      if (a < hunk.oldTo && lines.isDeleted(a)) {
        write('-', oldLines.get(a++));
      } else if (b < hunk.newTo && lines.isInserted(b)) {
        write('+', newLines.get(b++));
      } else {
        write(' ', oldLines.get(a++));
        b++;
      }
    }
  }

  /** An empty range names the line before it, and a single line needs no length. */
  private static String range(int from, int to) {
    int length = to - from;
    int first = length == 0 ? from : from + 1;
    return length == 1 ? Integer.toString(first) : first + "," + length;
  }

  private void write(char sign, String line) {
    boolean complete = line.endsWith("\n");
    output.append('\n').append(sign);
    output.append(line, 0, complete ? line.length() - 1 : line.length());
    if (!complete) {
      output.append('\n').append(NO_NEWLINE);
    }
  }
}
