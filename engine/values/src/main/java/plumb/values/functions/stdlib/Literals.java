package plumb.values.functions.stdlib;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import plumb.values.RubyInspection;
import plumb.values.Undef;

/** Data as literals of other languages. */
final class Literals {
  private Literals() {}

  static String ruby(Object value) {
    return write(value, " => ", RubyInspection::of);
  }

  static String python(Object value) {
    return write(
        value,
        ": ",
        scalar ->
            scalar == Undef.UNDEF
                ? "None"
                : scalar instanceof Boolean flag
                    ? (flag ? "True" : "False")
                    : RubyInspection.of(scalar));
  }

  private static String write(Object value, String arrow, Function<Object, String> scalar) {
    StringBuilder out = new StringBuilder();
    if (value instanceof List<?> list) {
      for (Object element : list) {
        out.append(out.isEmpty() ? "[" : ", ").append(write(element, arrow, scalar));
      }
      return list.isEmpty() ? "[]" : out.append(']').toString();
    }
    if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.append(out.isEmpty() ? "{" : ", ");
        out.append(write(entry.getKey(), arrow, scalar)).append(arrow);
        out.append(write(entry.getValue(), arrow, scalar));
      }
      return map.isEmpty() ? "{}" : out.append('}').toString();
    }
    return scalar.apply(value);
  }
}
