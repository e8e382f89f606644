package plumb.compiler.program;

import java.util.Arrays;

/**
 * Lines and columns of a text's offsets, kept without the text.
 *
 * @param starts offset of each line's first character
 * @param pairs offsets of the characters that Java keeps as two
 */
public record Lines(int[] starts, int[] pairs) {
  /** Those of a text. */
  public static Lines of(String text) {
    int[] starts = new int[8];
    int[] pairs = {};
    int lines = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        starts = lines < starts.length ? starts : Arrays.copyOf(starts, lines * 2);
        starts[lines++] = i + 1;
      } else if (Character.isHighSurrogate(c)) {
        pairs = Arrays.copyOf(pairs, pairs.length + 1);
        pairs[pairs.length - 1] = i;
      }
    }
    return new Lines(Arrays.copyOf(starts, lines), pairs);
  }

  /** The 1-based line of an offset. */
  public int line(int offset) {
    return before(starts, offset + 1);
  }

  /** The 1-based column of an offset, in characters (code points). */
  public int column(int offset) {
    int start = starts[line(offset) - 1];
    return offset - start + 1 - (before(pairs, offset) - before(pairs, start));
  }

  /** How many of ascending offsets are smaller than one. */
  private static int before(int[] offsets, int offset) {
    int found = Arrays.binarySearch(offsets, offset);
    return found < 0 ? -found - 1 : found;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Lines lines
        && Arrays.equals(starts, lines.starts)
        && Arrays.equals(pairs, lines.pairs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(starts);
  }

  @Override
  public String toString() {
    return "Lines" + Arrays.toString(starts);
  }
}
