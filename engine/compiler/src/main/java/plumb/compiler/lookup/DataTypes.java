package plumb.compiler.lookup;

import java.util.List;
import java.util.Map;
import plumb.values.Regex;
import plumb.values.SemVer;
import plumb.values.Timespan;
import plumb.values.Timestamp;
import plumb.values.Undef;

/** Fast tests for the types that data is made of. */
final class DataTypes {
  private DataTypes() {}

  /** Whether a value is of type {@code Data}. */
  static boolean isData(Object value) {
    if (value instanceof List<?> list) {
      for (Object item : list) {
        if (!isData(item)) {
          return false;
        }
      }
      return true;
    }
    if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (!(entry.getKey() instanceof String) || !isData(entry.getValue())) {
          return false;
        }
      }
      return true;
    }
    return value == Undef.UNDEF || isScalarData(value);
  }

  /** Whether a value is of type {@code Scalar}. */
  static boolean isScalar(Object value) {
    return isScalarData(value)
        || value instanceof Regex
        || value instanceof SemVer
        || value instanceof Timespan
        || value instanceof Timestamp;
  }

  private static boolean isScalarData(Object value) {
    return value instanceof String
        || value instanceof Long
        || value instanceof Boolean
        || value instanceof Double;
  }
}
