package plumb.store.nodes;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import plumb.store.nodes.CatalogRow.ResourceName;

/** What catalogs declare, within one transaction. Catalogs are known by their numbers. */
public final class Resources {
  /** What is bound to one statement. */
  private static final int CHUNK = 100;

  private final Handle handle;

  public Resources(Handle handle) {
    this.handle = handle;
  }

  /** The catalogs with a resource. */
  public Set<String> catalogsWith(ResourceName resource) {
    return handle
        .createQuery(
            "SELECT DISTINCT catalog FROM resource WHERE type = :type AND title = :title"
                // PostgreSQL has it in the index.
                + " AND substr(title, 1, 500) = substr(:title, 1, 500)")
        .bind("type", resource.type())
        .bind("title", resource.title())
        .mapTo(String.class)
        .set();
  }

  /**
   * The catalogs with a resource that a test takes.
   *
   * @param type of those that are tested; null for all
   */
  public Set<String> catalogsWith(@Nullable String type, Predicate<ResourceName> test) {
    Set<String> found = new HashSet<>();
    for (ResourceName name : names(type)) {
      if (test.test(name)) {
        found.addAll(catalogsWith(name));
      }
    }
    return found;
  }

  /** All resources by type and title, each once. */
  private List<ResourceName> names(@Nullable String type) {
    Query query =
        handle.createQuery(
            "SELECT DISTINCT type, title FROM resource"
                + (type == null ? "" : " WHERE type = :type"));
    if (type != null) {
      query.bind("type", type);
    }
    return query
        .map((row, context) -> new ResourceName(row.getString("type"), row.getString("title")))
        .list();
  }

  /** Those of some catalogs that have a resource which a test takes; as above. */
  public Set<String> catalogsWith(
      @Nullable String type, Predicate<ResourceName> test, Collection<String> catalogs) {
    Set<String> found = new HashSet<>();
    each(
        type,
        null,
        catalogs,
        declared -> {
          if (!found.contains(declared.catalog()) && test.test(declared.name())) {
            found.add(declared.catalog());
          }
        });
    return found;
  }

  /** A resource of a catalog. */
  public record Declared(String catalog, ResourceName name) {}

  /**
   * Passes the resources of some catalogs, by title.
   *
   * @param type the only one; null for all
   * @param title the only one; null for all
   */
  public void each(
      @Nullable String type,
      @Nullable String title,
      Collection<String> catalogs,
      Consumer<Declared> reader) {
    List<String> all = List.copyOf(catalogs);
    for (int i = 0; i < all.size(); i += CHUNK) {
      Query query =
          handle
              .createQuery(
                  "SELECT catalog, type, title FROM resource WHERE catalog IN (<catalogs>)"
                      + (type == null ? "" : " AND type = :type")
                      + (title == null ? "" : " AND title = :title")
                      + " ORDER BY type, title")
              .bindList("catalogs", all.subList(i, Math.min(i + CHUNK, all.size())));
      if (type != null) {
        query.bind("type", type);
      }
      if (title != null) {
        query.bind("title", title);
      }
      query
          .map(
              (row, context) ->
                  new Declared(
                      row.getString("catalog"),
                      new ResourceName(row.getString("type"), row.getString("title"))))
          .forEach(reader);
    }
  }
}
