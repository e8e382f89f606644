package plumb.compiler.lookup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Origin;
import plumb.values.EvaluationException;
import plumb.values.Regex;

/**
 * A merged {@code lookup_options} hash: how keys are to be looked up. A key that is named outright
 * comes before patterns, and of these the first one that matches. Shared by threads.
 */
final class LookupOptions {
  private static final LookupOptions NONE =
      new LookupOptions(Found.nowhere(Map.of()), Map.of(), List.of());

  private record Pattern(Regex regex, Object value) {}

  /** The whole hash, which knows where each entry is written. */
  private final Found source;

  private final Map<String, Object> literals;
  private final List<Pattern> patterns;

  /** What patterns say of keys already seen: matching costs far more than a look into a map. */
  private final BoundedCache<String, Map<?, ?>> matched = BoundedCache.ofSize(100_000);

  private LookupOptions(Found source, Map<String, Object> literals, List<Pattern> patterns) {
    this.source = source;
    this.literals = literals;
    this.patterns = patterns;
  }

  static LookupOptions none() {
    return NONE;
  }

  static LookupOptions of(Found source) {
    Map<String, Object> literals = new HashMap<>();
    List<Pattern> patterns = new ArrayList<>();
    ((Map<?, ?>) source.value())
        .forEach(
            (key, value) -> {
              String text = String.valueOf(key);
              if (text.startsWith("^")) {
                patterns.add(new Pattern(Regex.of(text), value));
              } else {
                literals.put(text, value);
              }
            });
    return new LookupOptions(source, literals, patterns);
  }

  /**
   * Refuses options that are no hash, and options of a module for keys of others.
   *
   * @param moduleName null for the global and the environment's options
   */
  static Found validate(Found options, @Nullable String moduleName) {
    if (!(options.value() instanceof Map<?, ?> map)) {
      throw refused("value of lookup_options must be a hash", options);
    }
    if (moduleName != null) {
      String prefix = moduleName + "::";
      for (Object key : map.keySet()) {
        String text = String.valueOf(key);
        boolean pattern = text.startsWith("^");
        if (!text.startsWith(prefix, pattern ? 1 : 0)) {
          throw refused(
              pattern
                  ? "all lookup_options patterns must match a key starting with module name '"
                      + moduleName
                      + "'"
                  : "all lookup_options keys must start with module name '" + moduleName + "'",
              options.at(map, key));
        }
      }
    }
    return options;
  }

  private static RuntimeException refused(String message, Found culprit) {
    return Blame.value(new LookupException(LookupException.LOOKUP_ERROR, message), culprit);
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
    Pattern pattern = pattern(root);
    return pattern != null && pattern.value() instanceof Map<?, ?> map ? map : Map.of();
  }

  private @Nullable Pattern pattern(String root) {
    for (Pattern pattern : patterns) {
      try {
        if (pattern.regex().matches(root)) {
          return pattern;
        }
      } catch (EvaluationException e) {
        throw Blame.value(e, at(pattern.regex().source()));
      }
    }
    return null;
  }

  /** Names the options for a key in a failure that they cause. */
  RuntimeException blame(RuntimeException problem, LookupKey key) {
    return Blame.options(problem, key, placeFor(key));
  }

  /** Names the value that was found for a key, and the options, in a failure that both cause. */
  RuntimeException blame(RuntimeException problem, LookupKey key, Found value) {
    return Blame.valueAndOptions(problem, value, key, placeFor(key));
  }

  private Found placeFor(LookupKey key) {
    Pattern pattern = literals.containsKey(key.root()) ? null : pattern(key.root());
    return at(pattern == null ? key.root() : pattern.regex().source());
  }

  /** Where the options for a key are written. */
  List<Origin> originsFor(LookupKey key) {
    return placeFor(key).origins();
  }

  private Found at(String name) {
    Map<?, ?> all = (Map<?, ?>) source.value();
    return all.containsKey(name) ? source.at(all, name) : source;
  }
}
