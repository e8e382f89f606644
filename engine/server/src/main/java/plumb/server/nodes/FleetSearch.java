package plumb.server.nodes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.query.InvalidQueryException;
import plumb.query.Query;
import plumb.store.Store;
import plumb.store.nodes.CatalogRow.ResourceName;
import plumb.store.nodes.NodeRow;
import plumb.store.nodes.Reports;
import plumb.store.nodes.Resources;

/** What the nodes of a query declare, and what happened on them. Thread-safe. */
public final class FleetSearch {
  /** So many nodes' catalogs are looked into at once. */
  private static final int CHUNK = 100;

  private final Store store;
  private final KnownNodes nodes;

  public FleetSearch(Store store, KnownNodes nodes) {
    this.store = store;
    this.nodes = nodes;
  }

  /**
   * The resources of a type in last catalogs, by node and title.
   *
   * @param title the only one; null for all
   * @param most so many are given
   * @throws InvalidQueryException when the query cannot be answered
   */
  public List<Map<String, Object>> resources(
      @Nullable Query where, String type, @Nullable String title, int most, Scope scope)
      throws InvalidQueryException {
    List<NodeRow> all = nodes.find(where, scope);
    List<Map<String, Object>> found = new ArrayList<>();
    for (int i = 0; i < all.size() && found.size() < most; i += CHUNK) {
      List<NodeRow> some = all.subList(i, Math.min(i + CHUNK, all.size()));
      Map<String, List<ResourceName>> declared = declared(some, type, title);
      for (NodeRow node : some) {
        String catalog = node.catalog();
        if (catalog != null) {
          declared
              .getOrDefault(catalog, List.of())
              .forEach(name -> found.add(resource(node, name)));
        }
      }
    }
    return found.size() > most ? found.subList(0, most) : found;
  }

  private Map<String, List<ResourceName>> declared(
      List<NodeRow> some, String type, @Nullable String title) {
    Set<String> catalogs = new HashSet<>();
    for (NodeRow node : some) {
      String catalog = node.catalog();
      if (catalog != null) {
        catalogs.add(catalog);
      }
    }
    Map<String, List<ResourceName>> declared = new HashMap<>();
    return store.with(
        handle -> {
          new Resources(handle)
              .each(
                  type,
                  title,
                  catalogs,
                  one ->
                      declared
                          .computeIfAbsent(one.catalog(), unused -> new ArrayList<>())
                          .add(one.name()));
          return declared;
        });
  }

  private static Map<String, Object> resource(NodeRow node, ResourceName name) {
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("node", node.name());
    resource.put("environment", node.environment());
    resource.put("type", name.type());
    resource.put("title", name.title());
    return resource;
  }

  /**
   * What happened since a time, newest first.
   *
   * @param since milliseconds since 1970
   * @param status of the events; null for any
   * @param most so many are given
   * @throws InvalidQueryException when the query cannot be answered
   */
  public List<Map<String, Object>> events(
      @Nullable Query where, long since, @Nullable String status, int most, Scope scope)
      throws InvalidQueryException {
    Set<String> names = new HashSet<>();
    nodes.find(where, scope).forEach(node -> names.add(node.name()));
    List<Reports.Happened> happened =
        store.with(
            handle ->
                new Reports(handle)
                    .events(
                        since,
                        status,
                        (node, environment) -> names.contains(node) && scope.has(environment, node),
                        most));
    return happened.stream().map(NodeData::of).toList();
  }
}
