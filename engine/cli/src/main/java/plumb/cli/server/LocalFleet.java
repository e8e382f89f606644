package plumb.cli.server;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumb.catalog.json.ValueJson;
import plumb.query.InvalidQueryException;
import plumb.query.Query;
import plumb.server.nodes.KnownNodes;
import plumb.server.nodes.Scope;
import plumb.store.Store;

/** The nodes of a database that is used directly. */
final class LocalFleet implements Fleet {
  private static final int PAGE = 10_000;
  private static final int REPORTS = 100;

  private final Store store;
  private final KnownNodes nodes;

  /** Closes the database with itself. */
  LocalFleet(Store store) {
    this.store = store;
    nodes = new KnownNodes(store, Clock.systemUTC());
  }

  @Override
  public Map<?, ?> list(@Nullable String where, @Nullable String facts, @Nullable String after)
      throws InvalidQueryException {
    return nodes.list(
        new KnownNodes.Request(
            where == null ? null : Query.parse(where),
            facts == null ? List.of() : Query.facts(facts),
            after,
            PAGE),
        Scope.ALL);
  }

  @Override
  public Optional<Object> node(String name) {
    return nodes.node(name, Scope.ALL).map(Object.class::cast);
  }

  @Override
  public Optional<Object> part(String name, Part part) {
    return switch (part) {
      case FACTS -> nodes.facts(name, Scope.ALL).map(LocalFleet::json);
      case CATALOG -> nodes.catalog(name, Scope.ALL).map(LocalFleet::json);
      case REPORTS -> nodes.reports(name, REPORTS, Scope.ALL).map(Object.class::cast);
    };
  }

  @Override
  public Optional<Object> report(String name, long id) {
    return nodes.report(name, id, Scope.ALL).map(LocalFleet::json);
  }

  private static Object json(byte[] body) {
    return ValueJson.parse(new String(body, StandardCharsets.UTF_8));
  }

  @Override
  public boolean deactivate(String name) {
    return nodes.deactivate(name, Local.user());
  }

  @Override
  public void close() {
    store.close();
  }
}
