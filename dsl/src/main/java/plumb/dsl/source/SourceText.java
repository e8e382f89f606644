package plumb.dsl.source;

import org.jspecify.annotations.Nullable;

/**
 * A file's text and the path that people know it by. Positions are offsets in UTF-16 units from the
 * start of the text; lines and columns are counted only when somebody asks. Thread-safe.
 */
public final class SourceText {
  private final String path;
  private final String text;
  private volatile int @Nullable [] lineStarts;

  /**
   * @param path shown in messages as it is; empty when the text has no file
   */
  public SourceText(String path, String text) {
    this.path = path;
    this.text = text;
  }

  public String path() {
    return path;
  }

  public String text() {
    return text;
  }

  /** The line of an offset, from 1. An offset past the end lies on the last line. */
  public int line(int offset) {
    return lineIndex(offset) + 1;
  }

  /** The column of an offset on its line, in characters (code points) from 1. */
  public int column(int offset) {
    int start = lineStarts()[lineIndex(offset)];
    return text.codePointCount(start, Math.max(start, Math.min(offset, text.length()))) + 1;
  }

  /**
   * The offset of a place.
   *
   * @param line from 1; the last line stands for those past the end
   * @param column in characters from 1; past the end of its line, the end of that
   */
  public int offset(int line, int column) {
    int[] starts = lineStarts();
    int start = starts[Math.min(line, starts.length) - 1];
    int end = start + lineText(start).length();
    int characters = Math.min(column - 1, text.codePointCount(start, end));
    return text.offsetByCodePoints(start, characters);
  }

  /** The text of the line that holds an offset, without its line break. */
  public String lineText(int offset) {
    int[] starts = lineStarts();
    int line = lineIndex(offset);
    int end = line + 1 < starts.length ? starts[line + 1] - 1 : text.length();
    if (end > starts[line] && text.charAt(end - 1) == '\r') {
      end--;
    }
    return text.substring(starts[line], end);
  }

  /** "path:line:column", or "line:column" without a path. */
  public String position(int offset) {
    String place = line(offset) + ":" + column(offset);
    return path.isEmpty() ? place : path + ":" + place;
  }

  private int lineIndex(int offset) {
    int[] starts = lineStarts();
    int low = 0;
    int high = starts.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (starts[middle] <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private int[] lineStarts() {
    int[] starts = lineStarts;
    if (starts == null) {
      starts = computeLineStarts(text);
      lineStarts = starts;
    }
    return starts;
  }

  private static int[] computeLineStarts(String text) {
    int count = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      count++;
    }
    int[] starts = new int[count];
    int line = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      starts[line++] = at + 1;
    }
    return starts;
  }
}
