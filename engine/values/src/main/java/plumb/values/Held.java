package plumb.values;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A list or a hash that a variable holds. The language changes no value, but code in Ruby may
 * change what it is given, and whoever holds that very value sees the change: other variables, and
 * the lists and hashes that it is an element of.
 *
 * <p>What no variable has held yet is a plain list or hash, which nobody changes. To hold one costs
 * as little as one object: its elements stay where they are, and lists and hashes among them become
 * held when they are asked for.
 *
 * <p>Confined to one compile.
 */
public sealed interface Held permits HeldList, HeldMap {

  /** Whether no code may change it, such as facts. */
  boolean isFrozen();

  /** A value as a variable holds it; one that is held already stays the same. */
  static Object of(Object value) {
    return of(value, false);
  }

  /** A value, held, that no code may change. */
  static Object frozen(Object value) {
    return of(value, true);
  }

  /**
   * A value of its own with the same elements, however deep: no change of one is seen in the other.
   */
  static Object copy(Object value) {
    return of(unchanging(value));
  }

  /** A plain value with the elements that the value has now; itself when nobody can change it. */
  private static Object unchanging(Object value) {
    if (isSimple(value)) {
      return value;
    }
    if (value instanceof List<?> list) {
      return unchanging(list instanceof HeldList held ? held.elements() : list);
    }
    if (value instanceof Map<?, ?> map) {
      return unchanging(map instanceof HeldMap held ? held.entries() : map);
    }
    return value;
  }

  private static List<?> unchanging(List<?> list) {
    if (!isHeldInside(list)) {
      return list;
    }
    List<Object> copies = new ArrayList<>(list.size());
    for (Object element : list) {
      copies.add(unchanging(element));
    }
    return copies;
  }

  /** What most values are, told by their classes alone: to look for interfaces takes longer. */
  private static boolean isSimple(Object value) {
    return value instanceof String || value instanceof Long || value instanceof Boolean;
  }

  private static boolean isHeldInside(Collection<?> values) {
    TimeLimit.check();
    for (Object value : values) {
      if (isSimple(value)) {
        continue;
      }
      if (value instanceof Held
          || value instanceof List<?> list && isHeldInside(list)
          || value instanceof Map<?, ?> map && isHeldInside(map.values())) {
        return true;
      }
    }
    return false;
  }

  private static Map<?, ?> unchanging(Map<?, ?> map) {
    if (!isHeldInside(map.values())) {
      return map;
    }
    Map<Object, Object> copies = new LinkedHashMap<>();
    map.forEach((key, element) -> copies.put(key, unchanging(element)));
    return copies;
  }

  /** Whether a value is, or hides, a list or hash that is not held yet. */
  static boolean isPlain(Object value) {
    if (isSimple(value)) {
      return false;
    }
    return value instanceof List<?> && !(value instanceof HeldList)
        || value instanceof Map<?, ?> && !(value instanceof HeldMap)
        || value instanceof Sensitive secret && isPlain(secret.value());
  }

  static Object of(Object value, boolean frozen) {
    if (isSimple(value)) {
      return value;
    }
    if (value instanceof List<?> list) {
      return list instanceof HeldList ? list : new HeldList(list, frozen);
    }
    if (value instanceof Map<?, ?> map) {
      return map instanceof HeldMap ? map : new HeldMap(map, frozen);
    }
    return value instanceof Sensitive secret && isPlain(secret.value())
        ? new Sensitive(of(secret.value(), frozen))
        : value;
  }
}
