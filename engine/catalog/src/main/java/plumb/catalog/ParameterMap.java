package plumb.catalog;

import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something for each parameter of a resource, in the order in which they were first set. Most
 * resources have a handful: two arrays take a third of the memory of a linked map. Confined to one
 * thread while it changes.
 *
 * @param <V> what is kept for a parameter
 */
public final class ParameterMap<V> extends AbstractMap<String, V> {
  /** Up to so many names are compared one after the other. */
  private static final int FEW = 8;

  private String[] names;
  private @Nullable Object[] values;
  private int size;

  /**
   * Open addressing: where a name is in the array, from 1 on; twice as long or longer. Null until
   * it is needed.
   */
  private int @Nullable [] index;

  /** Creates an empty one. */
  public ParameterMap() {
    this(FEW);
  }

  private ParameterMap(int capacity) {
    names = new String[capacity];
    values = new @Nullable Object[capacity];
  }

  /** The same values under the same names. */
  public ParameterMap<V> copy() {
    ParameterMap<V> copy = new ParameterMap<>(0);
    copy.names = names.clone();
    copy.values = values.clone();
    copy.size = size;
    return copy;
  }

  /** What becomes of the values, under the same names; those that become null are left out. */
  public <W> ParameterMap<W> map(Function<V, @Nullable W> function) {
    ParameterMap<W> mapped = new ParameterMap<>(size);
    for (int i = 0; i < size; i++) {
      W value = function.apply(value(i));
      if (value != null) {
        mapped.append(names[i], value);
      }
    }
    return mapped;
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // Below the size, there is what was put there.
  private V value(int position) {
    return (V) values[position];
  }

  /** Where a name is in the arrays; negative when it is not. */
  private int find(@Nullable Object name) {
    if (name == null) {
      return -1;
    }
    if (size > FEW) {
      int[] all = index();
      return all[slot(all, name)] - 1;
    }
    for (int i = 0; i < size; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private int[] index() {
    int[] all = index;
    if (all == null) {
      all = new int[Integer.highestOneBit(names.length) * 4];
      for (int i = 0; i < size; i++) {
        all[slot(all, names[i])] = i + 1;
      }
      index = all;
    }
    return all;
  }

  /** Where a name is in the index, or would be. */
  private int slot(int[] all, Object name) {
    int hash = name.hashCode();
    int slot = (hash ^ hash >>> 16) & all.length - 1;
    while (all[slot] != 0 && !names[all[slot] - 1].equals(name)) {
      slot = slot + 1 & all.length - 1;
    }
    return slot;
  }

  private void append(String name, Object value) {
    if (size == names.length) {
      int length = Math.max(FEW, 2 * size);
      names = Arrays.copyOf(names, length);
      values = Arrays.copyOf(values, length);
      index = null;
    }
    names[size] = name;
    values[size++] = value;
    if (index != null) {
      index[slot(index, name)] = size;
    }
  }

  private void remove(int position) {
    int after = size - position - 1;
    System.arraycopy(names, position + 1, names, position, after);
    System.arraycopy(values, position + 1, values, position, after);
    values[--size] = null;
    index = null;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return find(name) >= 0;
  }

  @Override
  public @Nullable V get(@Nullable Object name) {
    int position = find(name);
    return position < 0 ? null : value(position);
  }

  @Override
  public @Nullable V put(String name, V value) {
    int position = find(name);
    if (position < 0) {
      append(name, value);
      return null;
    }
    V former = value(position);
    values[position] = value;
    return former;
  }

  @Override
  public @Nullable V remove(@Nullable Object name) {
    int position = find(name);
    if (position < 0) {
      return null;
    }
    V former = value(position);
    remove(position);
    return former;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super V> action) {
    for (int i = 0; i < size; i++) {
      action.accept(names[i], value(i));
    }
  }

  @Override
  public Collection<V> values() {
    return new AbstractCollection<>() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public Iterator<V> iterator() {
        return new Values();
      }
    };
  }

  @Override
  public Set<Map.Entry<String, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public Iterator<Map.Entry<String, V>> iterator() {
        return new Entries();
      }
    };
  }

  private final class Values implements Iterator<V> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < size;
    }

    @Override
    public V next() {
      if (next >= size) {
        throw new NoSuchElementException();
      }
      return value(next++);
    }

    @Override
    public void remove() {
      ParameterMap.this.remove(--next);
    }
  }

  private final class Entries implements Iterator<Map.Entry<String, V>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < size;
    }

    @Override
    public Map.Entry<String, V> next() {
      if (next >= size) {
        throw new NoSuchElementException();
      }
      int position = next++;
      return new SimpleEntry<>(names[position], value(position)) {
        @Override
        public V setValue(V value) {
          values[position] = value;
          return super.setValue(value);
        }
      };
    }

    @Override
    public void remove() {
      ParameterMap.this.remove(--next);
    }
  }
}
