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
    StringBuilder fixed = new StringBuilder(text.length() + 64);
    int done = 0;
    for (Fix fix : applied(fixes)) {
      fixed.append(text, done, fix.start()).append(fix.replacement());
      done = fix.end();
    }
    return fixed.append(text, done, text.length()).toString();
  }

  /** Where what stood at an offset is once fixes are applied; where it was, if it is gone. */
  public static int moved(int offset, List<Fix> fixes) {
    int shift = 0;
    for (Fix fix : applied(fixes)) {
      if (fix.end() <= offset) {
        shift += fix.replacement().length() - (fix.end() - fix.start());
      } else if (fix.start() < offset) {
        return fix.start() + shift;
      }
    }
    return offset + shift;
  }

  /** Those that do not overlap with an earlier one, in their order. */
  private static List<Fix> applied(List<Fix> fixes) {
    List<Fix> inOrder = new ArrayList<>(fixes);
    inOrder.sort(Comparator.comparingInt(Fix::start));
    List<Fix> applied = new ArrayList<>(inOrder.size());
    int done = 0;
    for (Fix fix : inOrder) {
      if (fix.start() >= done) {
        applied.add(fix);
        done = fix.end();
      }
    }
    return applied;
  }
}
