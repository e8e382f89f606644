package plumb.analysis.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plumb.values.EvaluationException;
import plumb.values.Regex;

/** What {@code lookup_options} of any level may say of keys. Confined to one thread. */
final class KeyOptions {
  /** The key that holds them. */
  static final String KEY = "lookup_options";

  private final Set<String> merged = new HashSet<>();
  private final Set<String> converted = new HashSet<>();
  private final List<Regex> mergedPatterns = new ArrayList<>();
  private final List<Regex> convertedPatterns = new ArrayList<>();

  /** Adds the options of a file. */
  void add(DataFile file) {
    if (file.content().get(KEY) instanceof Map<?, ?> options) {
      options.forEach(
          (name, option) -> {
            if (option instanceof Map<?, ?> map) {
              add(String.valueOf(name), map);
            }
          });
    }
  }

  private void add(String name, Map<?, ?> option) {
    boolean merges = option.get("merge") != null && !"first".equals(option.get("merge"));
    boolean converts = option.get("convert_to") != null;
    if (!name.startsWith("^")) {
      if (merges) {
        merged.add(name);
      }
      if (converts) {
        converted.add(name);
      }
      return;
    }
    try {
      Regex regex = Regex.of(name);
      if (merges) {
        mergedPatterns.add(regex);
      }
      if (converts) {
        convertedPatterns.add(regex);
      }
    } catch (EvaluationException e) {
      // A lookup tells that it is no pattern.
    }
  }

  /** Whether the values of several levels may count for a key. */
  boolean mayMerge(String key) {
    return merged.contains(key) || matches(mergedPatterns, key);
  }

  /** Whether a key's value may be converted before anybody sees it. */
  boolean mayConvert(String key) {
    return converted.contains(key) || matches(convertedPatterns, key);
  }

  private static boolean matches(List<Regex> patterns, String key) {
    try {
      return patterns.stream().anyMatch(pattern -> pattern.matches(key));
    } catch (EvaluationException e) {
      return true;
    }
  }
}
