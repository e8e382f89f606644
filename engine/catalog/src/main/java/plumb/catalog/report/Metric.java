package plumb.catalog.report;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A named group of numbers about a run.
 *
 * @param label the name for people
 */
public record Metric(String name, String label, List<Value> values) {

  /** One number: a Long or a Double (seconds). */
  public record Value(String name, String label, Number number) {

    /** Creates a value whose label follows from its name. */
    public static Value of(String name, Number number) {
      return new Value(name, labelOf(name), number);
    }
  }

  /** Creates a metric whose label follows from its name. */
  public static Metric of(String name, List<Value> values) {
    return new Metric(name, labelOf(name), List.copyOf(values));
  }

  /** Returns the number with that name, or null. */
  public @Nullable Number get(String valueName) {
    for (Value value : values) {
      if (value.name().equals(valueName)) {
        return value.number();
      }
    }
    return null;
  }

  /** Returns {@code "Out of sync"} for {@code "out_of_sync"}. */
  static String labelOf(String name) {
    if (name.isEmpty()) {
      return name;
    }
    return name.substring(0, 1).toUpperCase(Locale.ROOT)
        + name.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
