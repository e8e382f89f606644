package plumb.host.facts;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import plumb.catalog.json.ValueJson;
import plumb.values.Undef;

/**
 * Facts of one machine as facter tells them, and as we do.
 *
 * @param expected what the reference has, by name
 * @param actual what we have, by name
 */
record FactComparison(Map<String, Object> expected, Map<String, Object> actual) {
  /** Facts that change from one second to the next: only their form is compared. */
  private static final Set<String> VOLATILE =
      Set.of(
          "load_averages",
          "memory",
          "memoryfree",
          "memoryfree_mb",
          "swapfree",
          "swapfree_mb",
          "system_uptime",
          "uptime",
          "uptime_seconds");

  /** Compares two JSON texts. */
  static FactComparison of(String expected, String actual) {
    return new FactComparison(parse(expected), parse(actual));
  }

  private static Map<String, Object> parse(String json) {
    Map<String, Object> facts = new TreeMap<>();
    ((Map<?, ?>) ValueJson.parse(json)).forEach((name, value) -> facts.put((String) name, value));
    return facts;
  }

  /** Returns the names that only the reference has. */
  Set<String> missing() {
    Set<String> names = new TreeSet<>(expected.keySet());
    names.removeAll(actual.keySet());
    return names;
  }

  /** Returns the names that only we have. */
  Set<String> beyond() {
    Set<String> names = new TreeSet<>(actual.keySet());
    names.removeAll(expected.keySet());
    return names;
  }

  /** Returns both values wherever two differ, by path. */
  Map<String, Object> differing() {
    Map<String, Object> differing = new TreeMap<>();
    expected.forEach(
        (name, value) -> {
          Object ours = actual.get(name);
          if (ours != null && !VOLATILE.contains(name)) {
            compare(name, value, ours, differing);
          } else if (ours != null && !form(value).equals(form(ours))) {
            differing.put(name, form(value) + " <> " + form(ours));
          }
        });
    return differing;
  }

  private static void compare(
      String path, Object expected, Object actual, Map<String, Object> differing) {
    if (expected instanceof Map<?, ?> wanted && actual instanceof Map<?, ?> found) {
      if (isMountedFileSystem(wanted)) {
        compareMount(path, wanted, found, differing);
        return;
      }
      Set<Object> keys = new TreeSet<>(wanted.keySet());
      keys.addAll(found.keySet());
      for (Object key : keys) {
        Object one = Objects.requireNonNullElse(wanted.get(key), "(missing)");
        Object other = Objects.requireNonNullElse(found.get(key), "(missing)");
        compare(path + "." + key, one, other, differing);
      }
    } else if (!expected.equals(actual)) {
      differing.put(path, expected + " <> " + actual);
    }
  }

  private static boolean isMountedFileSystem(Map<?, ?> facts) {
    return facts.containsKey("filesystem") && facts.containsKey("available_bytes");
  }

  /** How full a file system is may change between the two looks at it. */
  private static void compareMount(
      String path, Map<?, ?> wanted, Map<?, ?> found, Map<String, Object> differing) {
    for (String key : List.of("device", "filesystem", "options", "size", "size_bytes")) {
      compare(path + "." + key, FactTree.at(wanted, key), FactTree.at(found, key), differing);
    }
    if (!form(wanted).equals(form(found))) {
      differing.put(path, form(wanted) + " <> " + form(found));
    }
  }

  /** Returns a value with its digits and units taken out; maps become sorted by key. */
  private static Object form(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> form = new TreeMap<>();
      map.forEach((key, item) -> form.put((String) key, form(item)));
      return form;
    }
    if (value instanceof List<?>) {
      return value;
    }
    if (value instanceof String text) {
      return text.replaceAll("[0-9.]+", "0").replaceAll("[KMGT]iB|bytes", "B");
    }
    return value == Undef.UNDEF ? value : value.getClass().getSimpleName();
  }
}
