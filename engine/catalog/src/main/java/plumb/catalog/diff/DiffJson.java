package plumb.catalog.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Origin;
import plumb.values.Undef;

/**
 * A diff as data for tools: a list of objects with {@code resource}, {@code change} (added, removed
 * or changed) and {@code parameters}, each with {@code before}, {@code after} and, where they are
 * known, {@code before_origin} and {@code after_origin}. Secrets are redacted.
 */
public final class DiffJson {
  private DiffJson() {}

  /** Returns the diff as a value that {@code ValueJson} writes. */
  public static List<Object> of(CatalogDiff diff) {
    List<Object> changes = new ArrayList<>();
    for (ResourceChange change : diff.changes()) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("resource", change.ref());
      object.put("change", change.kind().name().toLowerCase(Locale.ROOT));
      Map<String, Object> parameters = new LinkedHashMap<>();
      change.parameters().forEach(each -> parameters.put(each.name(), parameter(each)));
      object.put("parameters", parameters);
      changes.add(object);
    }
    return changes;
  }

  private static Map<String, Object> parameter(ParameterChange change) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("before", orUndef(change.before()));
    object.put("after", orUndef(change.after()));
    putOrigin(object, "before_origin", change.beforeOrigin());
    putOrigin(object, "after_origin", change.afterOrigin());
    return object;
  }

  private static Object orUndef(@Nullable Object value) {
    return value == null ? Undef.UNDEF : value;
  }

  private static void putOrigin(Map<String, Object> object, String name, @Nullable Origin origin) {
    if (origin != null) {
      object.put(name, origin.toString());
    }
  }
}
