package plumb.compiler.yaml;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** What a collection of a data file knows about its content. */
public sealed interface DataNode permits DataMap, DataList {
  /** Returns whether any string inside, keys included, holds an interpolation. */
  boolean interpolated();

  /** Returns whether all content is made of values that a lookup may return. */
  boolean valid();

  /** Returns how many values the collection holds when every alias is written out. */
  long weight();

  /** Returns whether a value needs interpolation. */
  static boolean isInterpolated(Object value) {
    if (value instanceof String text) {
      return text.contains("%{");
    }
    return value instanceof DataNode node && node.interpolated();
  }

  /** Returns whether a lookup may return the value. */
  static boolean isValid(Object value) {
    if (value instanceof DataNode node) {
      return node.valid();
    }
    if (value instanceof List<?> list) {
      return list.stream().allMatch(DataNode::isValid);
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .allMatch(entry -> isValidKey(entry.getKey()) && isValid(entry.getValue()));
    }
    return !(value instanceof YamlSymbol || value instanceof BigInteger);
  }

  /** Returns whether a hash of data may have the key: a string or a number. */
  static boolean isValidKey(Object key) {
    return key instanceof String || key instanceof Long || key instanceof Double;
  }

  /** Returns the weight of any value; scalars weigh one. */
  static long weight(Object value) {
    return value instanceof DataNode node ? node.weight() : 1;
  }
}
