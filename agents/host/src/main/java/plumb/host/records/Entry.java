package plumb.host.records;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One record of a file. Immutable.
 *
 * @param name what it is found by; the last of several records with one name counts
 * @param values its properties by name, strings or lists of strings; a missing one is absent
 */
public record Entry(String name, Map<String, Object> values) {
  /** Stands for a property that is not there, in messages and in manifests. */
  public static final String ABSENT = "absent";

  /** Returns a property: a string, a list of strings, or {@link #ABSENT}. */
  public Object get(String property) {
    return values.getOrDefault(property, ABSENT);
  }

  /** Returns a property as text; empty when it is absent. */
  public String text(String property) {
    return values.get(property) instanceof String text ? text : "";
  }

  /** Returns a property that is a list; empty when it is absent. */
  public List<String> texts(String property) {
    return values.get(property) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** Returns this record with another value of a property. */
  public Entry with(String property, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(values);
    if (value.equals(ABSENT)) {
      more.remove(property);
    } else {
      more.put(property, value);
    }
    return new Entry(name, more);
  }
}
