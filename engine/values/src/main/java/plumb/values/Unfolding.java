package plumb.values;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values as lists. */
public final class Unfolding {
  private Unfolding() {}

  /** A value as a list: an array's elements, a hash's pairs, or the value alone. */
  public static List<Object> asList(Object value) {
    if (value instanceof List<?> list) {
      return new ArrayList<>(list);
    }
    if (value instanceof Map<?, ?> map) {
      return pairs(map);
    }
    List<Object> result = new ArrayList<>(1);
    result.add(value);
    return result;
  }

  /**
   * What the splat {@code *value} spreads out: undef gives nothing, lazy sequences their elements.
   */
  public static List<Object> splat(Object value) {
    if (value == Undef.UNDEF) {
      return new ArrayList<>();
    }
    if (value instanceof IteratorValue iterator) {
      List<Object> result = new ArrayList<>();
      for (Object element : iterator) {
        TimeLimit.check();
        result.add(element);
        SizeLimit.checkElements(result.size());
      }
      return result;
    }
    return asList(value);
  }

  /** The pairs of a hash as arrays of two. */
  public static List<Object> pairs(Map<?, ?> map) {
    List<Object> result = new ArrayList<>(map.size());
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      result.add(List.of(entry.getKey(), entry.getValue()));
    }
    return result;
  }
}
