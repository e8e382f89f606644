package plumb.compiler.evaluation;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** "Did you mean": the known name nearest to a wrong one. */
public final class Suggestions {
  private Suggestions() {}

  /** A hint with the nearest of the known names, after the prefix; null when none is near. */
  public static @Nullable String didYouMean(String wrong, Collection<String> known, String prefix) {
    String best = nearest(wrong, known, Math.max(1, wrong.length() / 3));
    return best == null ? null : "did you mean '" + prefix + best + "'?";
  }

  /**
   * The known name nearest to a wrong one; null when none is near.
   *
   * @param limit how many characters may differ
   */
  public static @Nullable String nearest(String wrong, Collection<String> known, int limit) {
    String best = null;
    int bestDistance = limit + 1;
    for (String candidate : known) {
      if (Math.abs(candidate.length() - wrong.length()) >= bestDistance) {
        continue;
      }
      int distance = distance(wrong, candidate);
      if (distance < bestDistance
          || distance == bestDistance && best != null && candidate.compareTo(best) < 0) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best;
  }

  /** Levenshtein distance with one row of memory. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replace, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
