package plumb.compiler.lookup;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import plumb.compiler.yaml.DataNode;
import plumb.compiler.yaml.YamlSymbol;
import plumb.values.types.Types;

/** Names the types of values that are no values of the language. */
final class InvalidValues {
  private InvalidValues() {}

  static String typeOf(Object value) {
    if (value instanceof YamlSymbol) {
      return "Runtime[ruby, 'Symbol']";
    }
    if (value instanceof List<?> list) {
      for (Object item : list) {
        if (!DataNode.isValid(item)) {
          return "Array[" + typeOf(item) + "]";
        }
      }
    }
    if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        Object key = entry.getKey();
        if (!DataNode.isValidKey(key)) {
          return "Hash[" + typeOf(key) + ", " + typeOf(entry.getValue()) + "]";
        }
        if (!DataNode.isValid(entry.getValue())) {
          return "Hash[" + Types.infer(key) + ", " + typeOf(entry.getValue()) + "]";
        }
      }
    }
    return value instanceof BigInteger
        ? "an integer of more than 64 bits"
        : Types.infer(value).toString();
  }
}
