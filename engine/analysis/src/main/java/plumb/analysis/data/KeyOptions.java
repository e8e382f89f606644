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

  private final Keys merged = new Keys();
  private final Keys converted = new Keys();
  private final Keys sensitive = new Keys();

  /** Keys by name, or by pattern. */
  private static final class Keys {
    private final Set<String> names = new HashSet<>();
    private final List<Regex> patterns = new ArrayList<>();

    void add(String name) {
      if (!name.startsWith("^")) {
        names.add(name);
        return;
      }
      try {
        patterns.add(Regex.of(name));
      } catch (EvaluationException e) {
        // A lookup tells that it is no pattern.
      }
    }

    boolean has(String key) {
      try {
        return names.contains(key) || patterns.stream().anyMatch(pattern -> pattern.matches(key));
      } catch (EvaluationException e) {
        return true;
      }
    }
  }

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
    if (option.get("merge") != null && !"first".equals(option.get("merge"))) {
      merged.add(name);
    }
    Object convert = option.get("convert_to");
    if (convert != null) {
      converted.add(name);
      if (String.valueOf(convert).contains("Sensitive")) {
        sensitive.add(name);
      }
    }
  }

  /** Whether the values of several levels may count for a key. */
  boolean mayMerge(String key) {
    return merged.has(key);
  }

  /** Whether a key's value may be converted before anybody sees it. */
  boolean mayConvert(String key) {
    return converted.has(key);
  }

  /** Whether a key's value may be one that nobody is to see. */
  boolean mayBeSensitive(String key) {
    return sensitive.has(key);
  }
}
