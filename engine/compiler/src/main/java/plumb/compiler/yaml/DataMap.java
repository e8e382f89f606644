package plumb.compiler.yaml;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of a data file: immutable, in the order of the file, each entry with its position.
 *
 * <p>It exists because a data file is parsed once and then read by every compile of a snapshot: one
 * array of positions costs four bytes an entry, and the facts about the content that each lookup
 * needs ({@link #interpolated}, {@link #valid}) are found while building.
 *
 * <p>Immutable and thus safe for use by several threads, provided that the values are.
 */
public final class DataMap extends AbstractMap<Object, Object> implements DataNode {
  /** The mapping without entries. */
  public static final DataMap EMPTY = new DataMapBuilder().build();

  /** Up to this size a scan beats hashing. */
  private static final int SCAN_LIMIT = 6;

  private final Object[] keys;
  private final Object[] values;
  private final int[] positions;

  /** Open addressing; each cell holds an index plus one. Null for small maps. */
  private final int @Nullable [] cells;

  private final boolean interpolated;
  private final boolean valid;
  private final long weight;

  /** Zero until asked for; large mappings are keys of caches. */
  private int hash;

  DataMap(DataMapBuilder builder) {
    keys = builder.keys();
    values = builder.values();
    positions = builder.positions();
    cells = keys.length > SCAN_LIMIT ? index(keys) : null;
    boolean anyInterpolated = false;
    boolean allValid = true;
    long total = 1;
    for (int i = 0; i < keys.length; i++) {
      anyInterpolated |= DataNode.isInterpolated(keys[i]) || DataNode.isInterpolated(values[i]);
      allValid &= DataNode.isValidKey(keys[i]) && DataNode.isValid(values[i]);
      total += DataNode.weight(values[i]);
    }
    interpolated = anyInterpolated;
    valid = allValid;
    weight = total;
  }

  private static int[] index(Object[] keys) {
    int[] cells = new int[Integer.highestOneBit(keys.length) * 4];
    for (int i = 0; i < keys.length; i++) {
      int cell = spread(keys[i]) & (cells.length - 1);
      while (cells[cell] != 0) {
        cell = (cell + 1) & (cells.length - 1);
      }
      cells[cell] = i + 1;
    }
    return cells;
  }

  private static int spread(Object key) {
    int hash = key.hashCode();
    return hash ^ (hash >>> 16);
  }

  /** Returns the index of the key in the order of the file, or -1. */
  public int indexOf(@Nullable Object key) {
    if (key == null) {
      return -1;
    }
    if (cells == null) {
      for (int i = 0; i < keys.length; i++) {
        if (keys[i].equals(key)) {
          return i;
        }
      }
      return -1;
    }
    int cell = spread(key) & (cells.length - 1);
    while (cells[cell] != 0) {
      int i = cells[cell] - 1;
      if (keys[i].equals(key)) {
        return i;
      }
      cell = (cell + 1) & (cells.length - 1);
    }
    return -1;
  }

  /** Returns the key at an index of {@link #indexOf}. */
  public Object keyAt(int index) {
    return keys[index];
  }

  /** Returns the value at an index of {@link #indexOf}. */
  public Object valueAt(int index) {
    return values[index];
  }

  /** Returns where the entry is written (its key), packed as {@link Position} describes. */
  public int positionAt(int index) {
    return positions[index];
  }

  @Override
  public boolean interpolated() {
    return interpolated;
  }

  @Override
  public boolean valid() {
    return valid;
  }

  @Override
  public long weight() {
    return weight;
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    int index = indexOf(key);
    return index < 0 ? null : values[index];
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return indexOf(key) >= 0;
  }

  @Override
  public int size() {
    return keys.length;
  }

  @Override
  public int hashCode() {
    int known = hash;
    if (known == 0) {
      known = super.hashCode();
      hash = known;
    }
    return known;
  }

  @Override
  public void forEach(BiConsumer<? super Object, ? super Object> action) {
    for (int i = 0; i < keys.length; i++) {
      action.accept(keys[i], values[i]);
    }
  }

  @Override
  public Set<Map.Entry<Object, Object>> entrySet() {
    return new Entries();
  }

  private final class Entries extends AbstractSet<Map.Entry<Object, Object>> {
    @Override
    public int size() {
      return keys.length;
    }

    @Override
    public Iterator<Map.Entry<Object, Object>> iterator() {
      return new Iterator<>() {
        private int next;

        @Override
        public boolean hasNext() {
          return next < keys.length;
        }

        @Override
        public Map.Entry<Object, Object> next() {
          if (next >= keys.length) {
            throw new NoSuchElementException();
          }
          return new SimpleImmutableEntry<>(keys[next], values[next++]);
        }
      };
    }
  }
}
