package plumb.agent.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects the changes of one resource, property by property. */
public final class Changes {
  private final List<Change> list = new ArrayList<>(2);

  /**
   * Adds a change when a value is wanted and differs from the one found.
   *
   * @param desired null when the property is not managed
   */
  public Changes compare(String property, @Nullable Object current, @Nullable Object desired) {
    if (desired != null && !Objects.equals(current, desired)) {
      list.add(Change.of(property, current, desired));
    }
    return this;
  }

  /** Adds a change. */
  public Changes add(Change change) {
    list.add(change);
    return this;
  }

  /** Returns what was added, in order. */
  public List<Change> list() {
    return list;
  }
}
