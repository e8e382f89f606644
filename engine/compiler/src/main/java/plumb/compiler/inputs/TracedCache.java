package plumb.compiler.inputs;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Values of an environment that are made when first asked for, each with what it was made from:
 * whoever takes one depends on that. Safe for use by many threads.
 */
public final class TracedCache<K, V> {
  private final ConcurrentHashMap<K, Inputs.Traced<V>> values = new ConcurrentHashMap<>();
  private final Function<K, V> maker;

  /**
   * @param maker makes a value; may run more than once for a key
   */
  public TracedCache(Function<K, V> maker) {
    this.maker = maker;
  }

  /** The value of a key. */
  public V get(K key) {
    Inputs.Traced<V> known = values.get(key);
    if (known == null) {
      Inputs.Traced<V> made = Inputs.trace(() -> maker.apply(key));
      Inputs.Traced<V> earlier = values.putIfAbsent(key, made);
      known = earlier == null ? made : earlier;
    }
    Inputs.noteAll(known.inputs());
    return known.value();
  }
}
