package plumb.compiler.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Origin;
import plumb.values.Held;

/**
 * A parameter's value with who set it.
 *
 * @param file where it was set, for messages; null for text without a file
 * @param append whether it was set by {@code +>}
 */
record Setting(
    String name,
    Object value,
    Definer source,
    @Nullable String file,
    int line,
    boolean append,
    @Nullable Origin origin) {

  Setting {
    value = Held.of(References.asParameter(value));
  }

  /** This one with the value that {@code +>} makes of it and of what it adds to. */
  Setting appendedTo(Setting current, Object both) {
    List<Origin> origins = new ArrayList<>();
    for (Origin each : new @Nullable Origin[] {origin, current.origin}) {
      if (each != null) {
        origins.addAll(each.sources().isEmpty() ? List.of(each) : each.sources());
      }
    }
    Origin merged = origins.isEmpty() ? null : Origin.merged(origins);
    return new Setting(name, both, source, file, line, append, merged);
  }

  /** This one with a value to which something else added. */
  Setting extended(Object newValue, Origin addition) {
    return new Setting(name, newValue, source, file, line, append, with(addition));
  }

  private Origin with(Origin addition) {
    if (origin == null) {
      return addition;
    }
    List<Origin> known = origin.sources().isEmpty() ? List.of(origin) : origin.sources();
    if (known.contains(addition)) {
      return origin;
    }
    List<Origin> all = new ArrayList<>(known);
    all.add(addition);
    return Origin.merged(all);
  }
}
