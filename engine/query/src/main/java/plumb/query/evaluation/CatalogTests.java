package plumb.query.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plumb.store.Store;
import plumb.store.nodes.Resources;

/**
 * Which catalogs pass some tests. A catalog's number stands for its content, so that an answer
 * holds for ever: only catalogs that are new are looked at. Thread-safe.
 */
final class CatalogTests {
  /** How many tests are remembered; those that were used longest ago are forgotten. */
  private static final int MOST = 64;

  /** From so many catalogs on, it is faster to look at all. */
  private static final int MANY = 500;

  private final Store store;
  private final Map<CatalogTest.Key, Map<String, Boolean>> answers =
      new LinkedHashMap<>(16, 0.75f, true);

  CatalogTests(Store store) {
    this.store = store;
  }

  /**
   * Which of some catalogs pass a test.
   *
   * @param catalogs all that nodes have at the moment; others are forgotten
   */
  synchronized Map<String, Boolean> of(CatalogTest test, Set<String> catalogs) {
    Map<String, Boolean> known =
        answers.computeIfAbsent(test.key(), unused -> new LinkedHashMap<>());
    known.keySet().retainAll(catalogs);
    List<String> unknown = new ArrayList<>();
    for (String catalog : catalogs) {
      if (!known.containsKey(catalog)) {
        unknown.add(catalog);
      }
    }
    if (!unknown.isEmpty()) {
      Set<String> passing = store.with(handle -> passing(new Resources(handle), test, unknown));
      unknown.forEach(catalog -> known.put(catalog, passing.contains(catalog)));
    }
    while (answers.size() > MOST) {
      answers.remove(answers.keySet().iterator().next());
    }
    return Map.copyOf(known);
  }

  private static Set<String> passing(Resources resources, CatalogTest test, List<String> catalogs) {
    if (!test.exact().isEmpty()) {
      Set<String> found = new HashSet<>();
      test.exact().forEach(resource -> found.addAll(resources.catalogsWith(resource)));
      return found;
    }
    return catalogs.size() < MANY
        ? resources.catalogsWith(test.type(), test.passes(), catalogs)
        : resources.catalogsWith(test.type(), test.passes());
  }
}
