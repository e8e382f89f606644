package plumb.compiler.lookup;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps values that may be made again, and forgets those that were not asked for lately: data that
 * only one node of many has must not fill the memory. Safe for use by many threads.
 *
 * <p>There are two generations. What is asked for moves into the young one; once that is full it
 * becomes the old one, and the old one is forgotten.
 */
final class BoundedCache<K, V> {
  private final long limit;
  private final ToLongFunction<V> weigher;
  private volatile Map<K, V> young = new ConcurrentHashMap<>();
  private volatile Map<K, V> old = Map.of();
  private long weight;

  /**
   * @param limit weight of a generation; twice as much may be kept
   */
  BoundedCache(long limit, ToLongFunction<V> weigher) {
    this.limit = limit;
    this.weigher = weigher;
  }

  /** A cache of so many values a generation. */
  static <K, V> BoundedCache<K, V> ofSize(long limit) {
    return new BoundedCache<>(limit, value -> 1);
  }

  @Nullable V get(K key) {
    V value = young.get(key);
    if (value == null) {
      value = old.get(key);
      if (value != null) {
        value = keep(key, value);
      }
    }
    return value;
  }

  /** Keeps a value, unless another thread was faster; returns the one that is kept. */
  synchronized V keep(K key, V value) {
    V earlier = young.putIfAbsent(key, value);
    if (earlier != null) {
      return earlier;
    }
    weight += weigher.applyAsLong(value);
    if (weight > limit) {
      old = young;
      young = new ConcurrentHashMap<>();
      weight = 0;
    }
    return value;
  }
}
