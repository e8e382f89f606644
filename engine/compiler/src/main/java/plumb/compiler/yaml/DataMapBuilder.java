package plumb.compiler.yaml;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Collects the entries of a {@link DataMap}. A key that comes again keeps its place and takes the
 * later value, as a Ruby hash does. One builder builds one map; not safe for several threads.
 */
public final class DataMapBuilder {
  private static final int SCAN_LIMIT = 8;

  private Object[] keys = new Object[SCAN_LIMIT];
  private Object[] values = new Object[SCAN_LIMIT];
  private int[] positions = new int[SCAN_LIMIT];
  private int size;
  private final Map<Object, Integer> index = new HashMap<>(0);

  /** Adds an entry, or replaces the value and position of an equal key. */
  public void put(Object key, Object value, int position) {
    int at = find(key);
    if (at < 0) {
      at = append(key);
    }
    values[at] = value;
    positions[at] = position;
  }

  /** Adds all entries of another map with their positions. */
  void putAll(DataMap other) {
    for (int i = 0; i < other.size(); i++) {
      put(other.keyAt(i), other.valueAt(i), other.positionAt(i));
    }
  }

  /** Returns the map; the builder must not be used afterwards. */
  public DataMap build() {
    return new DataMap(this);
  }

  Object[] keys() {
    return Arrays.copyOf(keys, size);
  }

  Object[] values() {
    return Arrays.copyOf(values, size);
  }

  int[] positions() {
    return Arrays.copyOf(positions, size);
  }

  private int find(Object key) {
    if (size > SCAN_LIMIT) {
      Integer at = index.get(key);
      return at == null ? -1 : at;
    }
    for (int i = 0; i < size; i++) {
      if (keys[i].equals(key)) {
        return i;
      }
    }
    return -1;
  }

  private int append(Object key) {
    if (size == keys.length) {
      grow();
    }
    keys[size] = key;
    if (size >= SCAN_LIMIT) {
      indexUpTo(size);
    }
    return size++;
  }

  private void grow() {
    keys = Arrays.copyOf(keys, size * 2);
    values = Arrays.copyOf(values, size * 2);
    positions = Arrays.copyOf(positions, size * 2);
  }

  private void indexUpTo(int last) {
    if (index.isEmpty()) {
      for (int i = 0; i < last; i++) {
        index.put(keys[i], i);
      }
    }
    index.put(keys[last], last);
  }
}
