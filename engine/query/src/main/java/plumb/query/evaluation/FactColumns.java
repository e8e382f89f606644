package plumb.query.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import plumb.catalog.json.InvalidJsonException;
import plumb.catalog.json.PickedFacts;
import plumb.store.Store;
import plumb.store.nodes.FactBodies;
import plumb.store.nodes.NodeRow;

/**
 * Some facts of all nodes, as they were read last: of each node only facts that are newer are read
 * again. Thread-safe.
 */
final class FactColumns {
  /** How many facts are remembered; those that were asked for longest ago are forgotten. */
  private static final int MOST = 64;

  /** A fact that is larger is remembered as one that is there. */
  private static final int MOST_ELEMENTS = 1000;

  /** Stands for what is there and can be compared with nothing. */
  static final Object STRUCTURE = new Object();

  private final Store store;
  private final Map<List<String>, Map<String, Cell>> columns = new LinkedHashMap<>(16, 0.75f, true);

  FactColumns(Store store) {
    this.store = store;
  }

  /**
   * A fact of a node.
   *
   * @param at of which facts it is one
   * @param value a text, a number, a boolean, a list, {@link #STRUCTURE}, or null for none
   */
  record Cell(long at, @Nullable Object value) {}

  /**
   * The values of facts.
   *
   * @param nodes whose facts are wanted as they are now
   * @return by path and node; a node without facts may lack
   */
  synchronized Map<List<String>, Map<String, Cell>> of(
      Collection<NodeRow> nodes, Collection<List<String>> paths) {
    Map<List<String>, Map<String, Cell>> wanted = new LinkedHashMap<>();
    for (List<String> path : paths) {
      wanted.put(path, columns.computeIfAbsent(path, unused -> new ConcurrentHashMap<>()));
    }
    List<String> stale = new ArrayList<>();
    for (NodeRow node : nodes) {
      if (node.factsAt() != null && isStale(node, wanted.values())) {
        stale.add(node.name());
      }
    }
    PickedFacts picked = new PickedFacts(wanted.keySet());
    for (int i = 0; i < stale.size(); i += FactBodies.MOST) {
      List<String> some = stale.subList(i, Math.min(i + FactBodies.MOST, stale.size()));
      List<FactBodies.Body> bodies = store.with(handle -> new FactBodies(handle).of(some));
      bodies.forEach(body -> fill(body, picked, wanted));
    }
    while (columns.size() > MOST) {
      columns.remove(columns.keySet().iterator().next());
    }
    return wanted;
  }

  private static boolean isStale(NodeRow node, Collection<Map<String, Cell>> columns) {
    for (Map<String, Cell> column : columns) {
      Cell cell = column.get(node.name());
      if (cell == null || !Long.valueOf(cell.at()).equals(node.factsAt())) {
        return true;
      }
    }
    return false;
  }

  private static void fill(
      FactBodies.Body body, PickedFacts picked, Map<List<String>, Map<String, Cell>> columns) {
    @Nullable Object[] values = read(body, picked);
    for (int i = 0; i < values.length; i++) {
      Map<String, Cell> column = columns.get(picked.paths().get(i));
      if (column != null) {
        column.put(body.node(), new Cell(body.at(), kept(values[i])));
      }
    }
  }

  private static @Nullable Object[] read(FactBodies.Body body, PickedFacts picked) {
    try {
      return picked.from(body.json());
    } catch (InvalidJsonException e) {
      return new @Nullable Object[picked.paths().size()];
    }
  }

  private static @Nullable Object kept(@Nullable Object value) {
    if (value instanceof Map<?, ?>) {
      return STRUCTURE;
    }
    if (value instanceof List<?> list) {
      return list.size() > MOST_ELEMENTS
          ? STRUCTURE
          : list.stream().filter(each -> !(each instanceof Map || each instanceof List)).toList();
    }
    return value;
  }

  /** Forgets nodes that are no more. */
  synchronized void keep(Set<String> nodes) {
    for (Map<String, Cell> column : columns.values()) {
      if (column.size() > nodes.size()) {
        column.keySet().retainAll(nodes);
      }
    }
  }
}
