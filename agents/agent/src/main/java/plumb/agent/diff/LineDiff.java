package plumb.agent.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which lines of a text were deleted and which were inserted to get another text.
 *
 * <p>Myers' greedy algorithm: with every step (a deletion or an insertion) it notes for each
 * diagonal, that is, each lead of deletions over insertions, how far into the old text a way of so
 * many steps gets; the first to reach the end is a shortest one, and the notes lead back along it.
 * Memory grows with the square of the steps, so texts that differ too much count as replaced from
 * their first to their last difference: the result is still right, only longer than it has to be.
 */
final class LineDiff {
  private static final int MOST_STEPS = 1000;

  private final int[] old;
  private final int[] fresh;
  private final boolean[] deleted;
  private final boolean[] inserted;

  private LineDiff(int[] old, int[] fresh) {
    this.old = old;
    this.fresh = fresh;
    this.deleted = new boolean[old.length];
    this.inserted = new boolean[fresh.length];
  }

  /** Compares two texts, given as their lines. */
  static LineDiff of(List<String> oldLines, List<String> newLines) {
    Map<String, Integer> numbers = new HashMap<>();
    LineDiff diff = new LineDiff(number(oldLines, numbers), number(newLines, numbers));
    diff.compare();
    return diff;
  }

  /** Gives equal lines equal numbers. */
  private static int[] number(List<String> lines, Map<String, Integer> numbers) {
    int[] result = new int[lines.size()];
    for (int i = 0; i < result.length; i++) {
      Integer known = numbers.putIfAbsent(lines.get(i), numbers.size());
      result[i] = known == null ? numbers.size() - 1 : known;
    }
    return result;
  }

  /** Returns whether a line of the old text is missing from the new one. */
  boolean isDeleted(int line) {
    return deleted[line];
  }

  /** Returns whether a line of the new text was not in the old one. */
  boolean isInserted(int line) {
    return inserted[line];
  }

  private void compare() {
    int start = 0;
    int oldEnd = old.length;
    int newEnd = fresh.length;
    while (start < oldEnd && start < newEnd && old[start] == fresh[start]) {
      start++;
    }
    while (oldEnd > start && newEnd > start && old[oldEnd - 1] == fresh[newEnd - 1]) {
      oldEnd--;
      newEnd--;
    }
    List<int[]> notes = search(start, oldEnd - start, newEnd - start);
    if (notes == null) {
      Arrays.fill(deleted, start, oldEnd, true);
      Arrays.fill(inserted, start, newEnd, true);
    } else {
      walkBack(notes, start, oldEnd - start, newEnd - start);
    }
  }

  /**
   * Returns, for each number of steps d, the farthest lines on the diagonals -d, -d + 2, ..., d;
   * null when there are too many steps.
   */
  private @Nullable List<int[]> search(int start, int n, int m) {
    List<int[]> notes = new ArrayList<>();
    for (int d = 0; d <= MOST_STEPS; d++) {
      int[] reached = new int[d + 1];
      notes.add(reached);
      for (int i = 0; i <= d; i++) {
        int k = 2 * i - d;
        int x = d == 0 ? 0 : startOf(notes.get(d - 1), i, d);
        while (x < n && x - k < m && old[start + x] == fresh[start + x - k]) {
          x++;
        }
        reached[i] = x;
        if (x >= n && x - k >= m) {
          return notes;
        }
      }
    }
    return null;
  }

  /** Where the d-th step leads to on the i-th diagonal: an insertion or a deletion, if farther. */
  private static int startOf(int[] before, int i, int d) {
    return isInsertion(before, i, d) ? before[i] : before[i - 1] + 1;
  }

  private static boolean isInsertion(int[] before, int i, int d) {
    return i == 0 || (i != d && before[i - 1] < before[i]);
  }

  private void walkBack(List<int[]> notes, int start, int n, int m) {
    int x = n;
    int y = m;
    for (int d = notes.size() - 1; d > 0; d--) {
      int[] before = notes.get(d - 1);
      int i = (x - y + d) / 2;
      int from = startOf(before, i, d);
      if (isInsertion(before, i, d)) {
        x = from;
        y = from - (2 * i - d) - 1;
        inserted[start + y] = true;
      } else {
        x = from - 1;
        y = from - (2 * i - d);
        deleted[start + x] = true;
      }
    }
  }
}
