package plumb.host.facts;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a group puts its facts: whatever is unknown, and so null, is left out. */
final class FactSink {
  private final Map<String, Object> facts;

  FactSink(Map<String, Object> facts) {
    this.facts = facts;
  }

  void add(String name, @Nullable Object value) {
    if (value != null) {
      facts.put(name, value);
    }
  }

  /** Adds a structured fact unless it has no content. */
  void addFilled(String name, Map<?, ?> value) {
    if (!value.isEmpty()) {
      facts.put(name, value);
    }
  }
}
