package plumb.host.records;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a record.
 *
 * @param name what it is found by
 * @param present null when nothing is managed but its name
 * @param target the file that it belongs in
 * @param values the properties that are managed, in the order in which they are compared: strings
 *     or lists of strings; {@link Entry#ABSENT} for one that must not be there
 */
public record DesiredEntry(
    String name, @Nullable Boolean present, Path target, Map<String, Object> values) {

  /** Returns a new record with all that is wanted. */
  Entry entry() {
    Entry entry = new Entry(name, Map.of());
    for (Map.Entry<String, Object> value : values.entrySet()) {
      entry = entry.with(value.getKey(), value.getValue());
    }
    return entry;
  }
}
