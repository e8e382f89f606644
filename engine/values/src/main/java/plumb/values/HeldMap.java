package plumb.values;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A hash that a variable holds; see {@link Held}. Its entries may be slow to list, as a host's
 * facts are: an element is looked up alone.
 */
public final class HeldMap extends AbstractMap<Object, Object> implements Held {
  private final boolean frozen;
  private Map<?, ?> entries;

  /** Those elements that are not held in the entries, by key. */
  private @Nullable Map<Object, Object> held;

  HeldMap(Map<?, ?> entries, boolean frozen) {
    this.entries = entries;
    this.frozen = frozen;
  }

  @Override
  public boolean isFrozen() {
    return frozen;
  }

  /** Gives it other entries: the hash itself stays the same. */
  public void change(Map<Object, Object> newEntries) {
    entries = newEntries;
    held = null;
  }

  /** The entries, in a map that nobody changes. */
  Map<?, ?> entries() {
    return held == null ? entries : this;
  }

  private Object held(Object key, Object value) {
    if (!Held.isPlain(value)) {
      return value;
    }
    if (entries.get(key) != value) {
      return Held.of(value, frozen); // The entries were changed while somebody lists those before.
    }
    if (held == null) {
      held = new HashMap<>();
    }
    return held.computeIfAbsent(key, unused -> Held.of(value, frozen));
  }

  @Override
  public int size() {
    return entries.size();
  }

  @Override
  public boolean containsKey(Object key) {
    return entries.containsKey(key);
  }

  @Override
  public @Nullable Object get(Object key) {
    Object value = entries.get(key);
    return value == null ? null : held(key, value);
  }

  @Override
  public void forEach(BiConsumer<? super Object, ? super Object> action) {
    entries.forEach((key, value) -> action.accept(key, held(key, value)));
  }

  @Override
  public Set<Object> keySet() {
    return Collections.unmodifiableSet(entries.keySet());
  }

  @Override
  public boolean equals(Object other) {
    return held == null ? entries.equals(other) : super.equals(other);
  }

  @Override
  public int hashCode() {
    return held == null ? entries.hashCode() : super.hashCode();
  }

  @Override
  public Set<Map.Entry<Object, Object>> entrySet() {
    return new Entries();
  }

  private final class Entries extends AbstractSet<Map.Entry<Object, Object>> {
    @Override
    public int size() {
      return entries.size();
    }

    @Override
    public Iterator<Map.Entry<Object, Object>> iterator() {
      Iterator<? extends Map.Entry<?, ?>> all = entries.entrySet().iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return all.hasNext();
        }

        @Override
        @SuppressWarnings("unchecked") // only read
        public Map.Entry<Object, Object> next() {
          Map.Entry<?, ?> next = all.next();
          return Held.isPlain(next.getValue())
              ? Map.entry(next.getKey(), held(next.getKey(), next.getValue()))
              : (Map.Entry<Object, Object>) next;
        }
      };
    }
  }
}
