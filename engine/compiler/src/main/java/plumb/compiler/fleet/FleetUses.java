package plumb.compiler.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Catalog;
import plumb.catalog.DeprecationUse;
import plumb.catalog.Origin;

/**
 * The deprecated names that the nodes of a fleet use: one entry for a name and a place, however
 * many nodes it is on. Safe for use by many threads.
 */
public final class FleetUses {
  private static final Comparator<Origin> BY_PLACE =
      Comparator.comparing((Origin origin) -> String.valueOf(origin.file()))
          .thenComparingInt(Origin::line);

  private final Map<DeprecationUse, TreeSet<String>> nodes = new HashMap<>();
  private int compiled;

  /**
   * Who uses a name, and where it is said.
   *
   * @param nodes names, sorted; never empty
   */
  public record Place(DeprecationUse use, TreeSet<String> nodes) {}

  /** Takes in what the compile of a node met. */
  public synchronized void add(Catalog catalog) {
    compiled++;
    for (DeprecationUse use : catalog.deprecations()) {
      add(use, catalog.name());
    }
  }

  synchronized void add(DeprecationUse use, String node) {
    nodes.computeIfAbsent(use.withoutResource(), unused -> new TreeSet<>()).add(node);
  }

  /** How many nodes were compiled. */
  public synchronized int compiled() {
    return compiled;
  }

  /**
   * The places by module, name, file and line.
   *
   * @param module of this module alone; null for all
   */
  public synchronized List<Place> places(@Nullable String module) {
    List<Place> places = new ArrayList<>();
    nodes.forEach(
        (use, names) -> {
          if (module == null || module.equals(use.module())) {
            places.add(new Place(use, names));
          }
        });
    places.sort(
        Comparator.comparing((Place place) -> String.valueOf(place.use.module()))
            .thenComparing(place -> place.use.oldName())
            .thenComparing(place -> place.use.setBy(), BY_PLACE)
            .thenComparing(place -> place.use.code()));
    return places;
  }
}
