package plumb.catalog.diff;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Catalog;
import plumb.catalog.Resource;
import plumb.catalog.json.SentParameters;
import plumb.catalog.json.ValueJson;
import plumb.values.Sensitive;

/**
 * What differs between two catalogs, resource by resource and parameter by parameter.
 *
 * <p>It compares what an agent would get: how a value was written, places, tags and the order of
 * resources do not count. Immutable.
 */
public final class CatalogDiff {
  private final List<ResourceChange> changes;

  private CatalogDiff(List<ResourceChange> changes) {
    this.changes = List.copyOf(changes);
  }

  /**
   * Compares two catalogs.
   *
   * @return changes in the order of the new catalog, then what is gone in the order of the old one
   */
  public static CatalogDiff between(Catalog before, Catalog after) {
    List<ResourceChange> changes = new ArrayList<>();
    for (Resource resource : after.resources()) {
      if (!resource.virtual()) {
        Resource old = visible(before, resource);
        List<ParameterChange> parameters = parameters(old, resource);
        if (old == null || !parameters.isEmpty()) {
          changes.add(new ResourceChange(old, resource, parameters));
        }
      }
    }
    for (Resource resource : before.resources()) {
      if (!resource.virtual() && visible(after, resource) == null) {
        changes.add(new ResourceChange(resource, null, parameters(resource, null)));
      }
    }
    return new CatalogDiff(changes);
  }

  /** A diff of changes that are known already. */
  public static CatalogDiff of(List<ResourceChange> changes) {
    return new CatalogDiff(changes);
  }

  /** Returns the changes; empty when the catalogs ask for the same. */
  public List<ResourceChange> changes() {
    return changes;
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  private static @Nullable Resource visible(Catalog catalog, Resource other) {
    Resource found = catalog.find(other.type(), other.title());
    // An alias is another resource.
    return found == null || found.virtual() || !found.title().equals(other.title()) ? null : found;
  }

  private static List<ParameterChange> parameters(
      @Nullable Resource before, @Nullable Resource after) {
    Map<String, Object> old = before == null ? Map.of() : SentParameters.of(before);
    Map<String, Object> now = after == null ? Map.of() : SentParameters.of(after);
    List<ParameterChange> changes = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>(now.keySet());
    names.addAll(old.keySet());
    for (String name : names) {
      if (!same(old.get(name), now.get(name))) {
        changes.add(change(name, before, old.get(name), after, now.get(name)));
      }
    }
    if (before != null && after != null) {
      addRest(changes, before, after);
    }
    return changes;
  }

  private static void addRest(List<ParameterChange> changes, Resource before, Resource after) {
    String old = container(before);
    String now = container(after);
    if (!old.equals(now)) {
      changes.add(new ParameterChange("(container)", old, now, null, null));
    }
    if (before.exported() != after.exported()) {
      changes.add(
          new ParameterChange("(exported)", before.exported(), after.exported(), null, null));
    }
  }

  private static ParameterChange change(
      String name,
      @Nullable Resource before,
      @Nullable Object old,
      @Nullable Resource after,
      @Nullable Object now) {
    boolean secret =
        before != null && before.sensitive().contains(name)
            || after != null && after.sensitive().contains(name);
    return new ParameterChange(
        name,
        secret ? redacted(old) : old,
        secret ? redacted(now) : now,
        before == null ? null : before.origin(name),
        after == null ? null : after.origin(name));
  }

  private static @Nullable Object redacted(@Nullable Object value) {
    return value == null ? null : Sensitive.REDACTED;
  }

  /** One side may have been read from JSON, where references are texts. */
  private static boolean same(@Nullable Object before, @Nullable Object after) {
    if (before == null || after == null) {
      return before == after;
    }
    return before.equals(after) || ValueJson.wireText(before).equals(ValueJson.wireText(after));
  }

  private static String container(Resource resource) {
    Resource container = resource.container();
    return container == null ? "" : container.ref();
  }
}
