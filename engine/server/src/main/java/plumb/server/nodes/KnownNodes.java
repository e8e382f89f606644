package plumb.server.nodes;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumb.catalog.json.PickedFacts;
import plumb.query.InvalidQueryException;
import plumb.query.Query;
import plumb.query.Term;
import plumb.query.evaluation.NodeQueries;
import plumb.store.Store;
import plumb.store.access.Audit;
import plumb.store.access.AuditRow;
import plumb.store.nodes.FactBodies;
import plumb.store.nodes.NodeRow;
import plumb.store.nodes.Nodes;
import plumb.store.nodes.Reports;

/** The nodes of a store as data for programs. Thread-safe. */
public final class KnownNodes {
  private final Store store;
  private final Clock clock;
  private final NodeQueries queries;

  public KnownNodes(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
    queries = new NodeQueries(store, clock);
  }

  /**
   * Nodes, by name.
   *
   * @param query what they are; null for all
   * @throws InvalidQueryException when the query cannot be answered
   */
  List<NodeRow> find(@Nullable Query query, Scope scope) throws InvalidQueryException {
    return query == null
        ? queries.all(node -> scope.has(node.environment(), node.name()))
        : queries.find(query, node -> scope.has(node.environment(), node.name()));
  }

  /**
   * A page of a list.
   *
   * @param facts that are shown of each node
   * @param after the name behind which it starts
   * @param most so many nodes are on it
   */
  public record Request(@Nullable Query query, List<Term> facts, @Nullable String after, int most) {
    public Request {
      facts = List.copyOf(facts);
    }
  }

  /**
   * A list of nodes: {@code nodes}, how many there are in {@code total}, and when it goes on, the
   * {@code next} page's {@code after}.
   *
   * @throws InvalidQueryException when the query cannot be answered
   */
  public Map<String, Object> list(Request request, Scope scope) throws InvalidQueryException {
    List<NodeRow> all = find(request.query(), scope);
    int start = 0;
    String after = request.after();
    while (after != null && start < all.size() && all.get(start).name().compareTo(after) <= 0) {
      start++;
    }
    int end = Math.min(all.size(), start + request.most());
    List<NodeRow> page = all.subList(start, end);
    Map<String, Map<String, Object>> facts = facts(page, request.facts());
    List<Object> nodes = new ArrayList<>();
    for (NodeRow row : page) {
      Map<String, Object> node = NodeData.of(row);
      if (!request.facts().isEmpty()) {
        node.put("facts", facts.getOrDefault(row.name(), Map.of()));
      }
      nodes.add(node);
    }
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("nodes", nodes);
    list.put("total", (long) all.size());
    if (end < all.size()) {
      list.put("next", all.get(end - 1).name());
    }
    return list;
  }

  private Map<String, Map<String, Object>> facts(List<NodeRow> nodes, List<Term> terms) {
    Map<String, Map<String, Object>> facts = new LinkedHashMap<>();
    if (terms.isEmpty()) {
      return facts;
    }
    PickedFacts picked = new PickedFacts(terms.stream().map(Term::path).toList());
    List<String> names = nodes.stream().map(NodeRow::name).toList();
    for (int i = 0; i < names.size(); i += FactBodies.MOST) {
      List<String> some = names.subList(i, Math.min(i + FactBodies.MOST, names.size()));
      for (FactBodies.Body body : store.with(handle -> new FactBodies(handle).of(some))) {
        @Nullable Object[] values = picked.from(body.json());
        Map<String, Object> found = new LinkedHashMap<>();
        for (int k = 0; k < values.length; k++) {
          Object value = values[k];
          if (value != null) {
            found.put(terms.get(k).text(), value);
          }
        }
        facts.put(body.node(), found);
      }
    }
    return facts;
  }

  /** One node that was not deactivated. */
  public Optional<Map<String, Object>> node(String name, Scope scope) {
    return row(name, scope).map(NodeData::of);
  }

  private Optional<NodeRow> row(String name, Scope scope) {
    return store
        .with(handle -> new Nodes(handle).node(name))
        .filter(row -> row.deactivatedAt() == null && scope.has(row.environment(), name));
  }

  /** The facts of a node as it sent them, as JSON. */
  public Optional<byte[]> facts(String name, Scope scope) {
    return row(name, scope).flatMap(row -> store.with(handle -> new Nodes(handle).facts(name)));
  }

  /** The last catalog of a node without its secrets, as JSON. */
  public Optional<byte[]> catalog(String name, Scope scope) {
    return row(name, scope).flatMap(row -> store.with(handle -> new Nodes(handle).catalog(name)));
  }

  /** The last reports of a node, newest first; none of environments that may not be seen. */
  public Optional<List<Map<String, Object>>> reports(String name, int most, Scope scope) {
    return row(name, scope)
        .map(row -> store.with(handle -> new Reports(handle).of(name, most)))
        .map(
            reports ->
                reports.stream()
                    .filter(report -> scope.has(report.environment(), name))
                    .map(NodeData::of)
                    .toList());
  }

  /** One report of a node as it came, as JSON. */
  public Optional<byte[]> report(String name, long id, Scope scope) {
    return row(name, scope)
        .flatMap(row -> store.with(handle -> new Reports(handle).body(name, id)))
        .filter(report -> scope.has(report.environment(), name))
        .map(Reports.Whole::json);
  }

  /**
   * Says that a node is no more, until it comes back.
   *
   * @param actor who says so
   * @return whether there was such a node
   */
  public boolean deactivate(String name, String actor) {
    long now = clock.millis();
    return store.inTransaction(
        handle -> {
          boolean done = new Nodes(handle).deactivate(name, now);
          if (done) {
            new Audit(handle).add(new AuditRow(now, actor, "node.deactivate", name, ""));
          }
          return done;
        });
  }
}
