package plumb.compiler.evaluation;

import org.jspecify.annotations.Nullable;
import plumb.catalog.Origin;

/** Automatic parameter lookup for one compile. Confined to its thread. */
public interface ParameterData {
  /**
   * A value from data.
   *
   * @param origin where it was written; null when it has no single place
   */
  record Bound(Object value, @Nullable Origin origin) {}

  /** The value of {@code class::parameter}, or null when data has none. */
  @Nullable Bound find(String key, CallSite site);

  /** Where data was looked for and does not have the key, for people; null when nowhere. */
  default @Nullable String whereLooked(String key, CallSite site) {
    return null;
  }

  /** No data at all. */
  ParameterData NONE = (key, site) -> null;
}
