package plumb.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Applies fixes to a text. */
public final class Fixes {
  private Fixes() {}

  /**
   * The text with fixes applied; of two that overlap, only the first one is.
   *
   * @param fixes of this very text
   */
  public static String apply(String text, List<Fix> fixes) {
    List<Fix> inOrder = new ArrayList<>(fixes);
    inOrder.sort(Comparator.comparingInt(Fix::start));
    StringBuilder fixed = new StringBuilder(text.length() + 64);
    int done = 0;
    for (Fix fix : inOrder) {
      if (fix.start() >= done) {
        fixed.append(text, done, fix.start()).append(fix.replacement());
        done = fix.end();
      }
    }
    return fixed.append(text, done, text.length()).toString();
  }
}
