package plumb.analysis.changes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import plumb.analysis.changes.Change.Evidence;

/**
 * Something new that may be what something old has become.
 *
 * @param <T> what they are
 */
record Replacement<T>(T before, T after, Evidence evidence) {

  /**
   * Pairs those that are most alike, each at most once.
   *
   * @param likeness of two
   */
  static <T> Map<T, Replacement<T>> guess(
      List<T> gone, List<T> added, BiFunction<T, T, Likeness> likeness) {
    List<Replacement<T>> candidates = new ArrayList<>();
    for (T before : gone) {
      for (T after : added) {
        Likeness found = likeness.apply(before, after);
        if (found.value() >= Likeness.ENOUGH) {
          Evidence evidence = new Evidence(false, found.value(), found.reason());
          candidates.add(new Replacement<>(before, after, evidence));
        }
      }
    }
    candidates.sort(Comparator.comparingDouble(one -> -one.evidence.confidence()));
    Map<T, Replacement<T>> chosen = new LinkedHashMap<>();
    Set<T> taken = new HashSet<>();
    for (Replacement<T> each : candidates) {
      if (!chosen.containsKey(each.before) && taken.add(each.after)) {
        chosen.put(each.before, each);
      }
    }
    return chosen;
  }
}
