package plumb.host.records;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a record.
 *
 * @param name what it is found by
 * @param present null when nothing is managed but its properties, where there is one
 * @param target the file that it belongs in; null when only the machine tells
 * @param values the properties that are managed, in the order in which they are compared: strings
 *     or lists of strings; {@link Entry#ABSENT} for one that must not be there
 * @param settings what is wanted besides the record itself, such as whose file it is
 */
public record DesiredEntry(
    String name,
    @Nullable Boolean present,
    @Nullable Path target,
    Map<String, Object> values,
    Map<String, String> settings) {

  /** Returns a new record with all that is wanted. */
  public Entry entry() {
    return over(new Entry(name, Map.of()));
  }

  /** Returns a record with all that is wanted, and all else as it is. */
  public Entry over(Entry entry) {
    Entry result = entry;
    for (Map.Entry<String, Object> value : values.entrySet()) {
      result = result.with(value.getKey(), value.getValue());
    }
    return result;
  }
}
