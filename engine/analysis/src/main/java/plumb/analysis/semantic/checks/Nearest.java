package plumb.analysis.semantic.checks;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.Suggestions;

/** Hints for names that are misspelt. */
final class Nearest {
  private Nearest() {}

  /**
   * The question whether the nearest of the known names was meant; null when none is near. Two
   * letters that changed places are two differences.
   *
   * @param prefix what is written before the name
   */
  static @Nullable String hint(String wrong, Collection<String> known, String prefix) {
    int limit = wrong.length() < 4 ? 1 : Math.max(2, wrong.length() / 3);
    String nearest = Suggestions.nearest(wrong, known, limit);
    return nearest == null ? null : "did you mean '" + prefix + nearest + "'?";
  }
}
