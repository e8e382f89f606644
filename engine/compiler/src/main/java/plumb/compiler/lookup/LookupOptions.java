package plumb.compiler.lookup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.Regex;

/**
 * A merged {@code lookup_options} hash: how keys are to be looked up. A key that is named outright
 * comes before patterns, and of these the first one that matches. Shared by threads.
 */
final class LookupOptions {
  private static final LookupOptions NONE = new LookupOptions(Map.of(), List.of());

  private record Pattern(Regex regex, Object value) {}

  private final Map<String, Object> literals;
  private final List<Pattern> patterns;

  /** What patterns say of keys already seen: matching costs far more than a look into a map. */
  private final BoundedCache<String, Map<?, ?>> matched = BoundedCache.ofSize(100_000);

  private LookupOptions(Map<String, Object> literals, List<Pattern> patterns) {
    this.literals = literals;
    this.patterns = patterns;
  }

  static LookupOptions none() {
    return NONE;
  }

  static LookupOptions of(Map<?, ?> merged) {
    Map<String, Object> literals = new HashMap<>();
    List<Pattern> patterns = new ArrayList<>();
    merged.forEach(
        (key, value) -> {
          String text = String.valueOf(key);
          if (text.startsWith("^")) {
            patterns.add(new Pattern(Regex.of(text), value));
          } else {
            literals.put(text, value);
          }
        });
    return new LookupOptions(literals, patterns);
  }

  /**
   * Refuses options that are no hash, and options of a module for keys of others.
   *
   * @param moduleName null for the global and the environment's options
   */
  static Map<?, ?> validate(Object options, @Nullable String moduleName) {
    if (!(options instanceof Map<?, ?> map)) {
      throw new LookupException(
          LookupException.LOOKUP_ERROR, "value of lookup_options must be a hash");
    }
    if (moduleName != null) {
      String prefix = moduleName + "::";
      for (Object key : map.keySet()) {
        String text = String.valueOf(key);
        boolean pattern = text.startsWith("^");
        if (!text.startsWith(prefix, pattern ? 1 : 0)) {
          throw new LookupException(
              LookupException.LOOKUP_ERROR,
              pattern
                  ? "all lookup_options patterns must match a key starting with module name '"
                      + moduleName
                      + "'"
                  : "all lookup_options keys must start with module name '" + moduleName + "'");
        }
      }
    }
    return map;
  }

  /** The options for a key; empty when there are none. */
  Map<?, ?> forKey(String root) {
    Object literal = literals.get(root);
    if (literal != null) {
      return literal instanceof Map<?, ?> map ? map : Map.of();
    }
    if (patterns.isEmpty()) {
      return Map.of();
    }
    Map<?, ?> known = matched.get(root);
    if (known == null) {
      known = matched.keep(root, match(root));
    }
    return known;
  }

  private Map<?, ?> match(String root) {
    for (Pattern pattern : patterns) {
      if (pattern.regex().matches(root)) {
        return pattern.value() instanceof Map<?, ?> map ? map : Map.of();
      }
    }
    return Map.of();
  }
}
