package plumb.analysis.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names of keys that code and data look up, apart from parameters of classes. Confined to one
 * thread while it is filled.
 */
final class KeyReads {
  private static final Pattern QUOTED = Pattern.compile("(['\"])(.*?)\\1");

  private final Set<String> names = new HashSet<>();
  private final Set<String> merged = new HashSet<>();
  private final List<KeyPattern> patterns = new ArrayList<>();
  private final List<KeyPattern> mergedPatterns = new ArrayList<>();
  private final Map<String, String> unreadable = new HashMap<>();

  /**
   * Adds a lookup.
   *
   * @param parts the name; null for what is not known of it
   * @param merges whether the values of several levels may count
   */
  void add(List<@Nullable String> parts, boolean merges, String place) {
    List<@Nullable String> root = root(parts);
    if (root.stream().noneMatch(part -> part == null)) {
      String name = String.join("", root);
      names.add(name);
      if (merges) {
        merged.add(name);
      }
      return;
    }
    KeyPattern pattern = KeyPattern.of(root, place);
    patterns.add(pattern);
    if (merges) {
      mergedPatterns.add(pattern);
    }
  }

  /** A dot in a name leads into the value of the key before it, unless that is quoted. */
  private static List<@Nullable String> root(List<@Nullable String> parts) {
    String all = parts.size() == 1 ? parts.get(0) : null;
    Matcher quoted = all == null ? null : QUOTED.matcher(all);
    if (quoted != null && quoted.lookingAt()) {
      return List.of(quoted.group(2));
    }
    List<@Nullable String> root = new ArrayList<>();
    for (String part : parts) {
      int dot = part == null ? -1 : part.indexOf('.');
      if (part != null && dot >= 0) {
        root.add(part.substring(0, dot).replaceAll("['\"]", ""));
        return root;
      }
      root.add(part == null ? null : part.replaceAll("['\"]", ""));
    }
    return root;
  }

  /** Adds a manifest that cannot be parsed: it may look up all that it mentions. */
  void addUnreadable(String path, String text) {
    unreadable.put(path, text);
  }

  /** The names that are written out. */
  Set<String> names() {
    return names;
  }

  /** Whether a lookup of that very name is written somewhere. */
  boolean reads(String key) {
    return names.contains(key);
  }

  /** A lookup that computes its name, which may be this key; null when there is none. */
  @Nullable String mayRead(String key) {
    KeyPattern anything = null;
    for (KeyPattern pattern : patterns) {
      if (pattern.matches(key)) {
        if (!pattern.isAnything()) {
          return pattern.label() + " are looked up at " + pattern.place();
        }
        anything = anything == null ? pattern : anything;
      }
    }
    for (Map.Entry<String, String> one : unreadable.entrySet()) {
      if (one.getValue().contains(key)) {
        return "it stands in " + one.getKey() + ", which cannot be read";
      }
    }
    return anything == null ? null : "any name may be looked up at " + anything.place();
  }

  /** Whether a lookup of the key merges what several levels have. */
  boolean mayMerge(String key) {
    return merged.contains(key) || mergedPatterns.stream().anyMatch(one -> one.matches(key));
  }
}
