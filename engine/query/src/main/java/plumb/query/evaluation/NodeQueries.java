package plumb.query.evaluation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import plumb.query.InvalidQueryException;
import plumb.query.Query;
import plumb.store.Store;
import plumb.store.nodes.NodeRow;
import plumb.store.nodes.Nodes;

/** Finds the nodes of a store that queries select; remembers what it has read. Thread-safe. */
public final class NodeQueries {
  private final Store store;
  private final Clock clock;
  private final FactColumns facts;
  private final CatalogTests catalogs;

  public NodeQueries(Store store, Clock clock) {
    facts = new FactColumns(store);
    catalogs = new CatalogTests(store);
    this.store = store;
    this.clock = clock;
  }

  /** By characters: databases sort by the customs of their places. */
  private List<NodeRow> rows() {
    List<NodeRow> all = new ArrayList<>(store.with(handle -> new Nodes(handle).all()));
    all.sort(Comparator.comparing(NodeRow::name));
    return all;
  }

  /** All nodes that were not deactivated, by name. */
  public List<NodeRow> all(Predicate<NodeRow> among) {
    return rows().stream().filter(among).toList();
  }

  /**
   * The nodes that a query selects, by name.
   *
   * @param among the only nodes that are looked at
   * @throws InvalidQueryException when its regular expressions search for too long
   */
  public List<NodeRow> find(Query query, Predicate<NodeRow> among) throws InvalidQueryException {
    List<NodeRow> all = rows();
    Set<String> names = new HashSet<>();
    Set<String> numbers = new HashSet<>();
    for (NodeRow node : all) {
      names.add(node.name());
      String catalog = node.catalog();
      if (catalog != null) {
        numbers.add(catalog);
      }
    }
    facts.keep(names);
    List<NodeRow> seen = all.stream().filter(among).toList();
    return new Evaluation(query, seen, numbers, store, facts, catalogs, clock.millis()).run();
  }
}
