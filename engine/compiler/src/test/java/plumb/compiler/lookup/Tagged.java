package plumb.compiler.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import plumb.values.Default;
import plumb.values.Sensitive;
import plumb.values.Undef;
import plumb.values.ValueText;
import plumb.values.functions.RubyText;

/** Values with their types written out, as the driver of the real Puppet writes them. */
final class Tagged {
  private Tagged() {}

  static List<Object> of(Object value) {
    if (value == Undef.UNDEF) {
      return List.of("n");
    }
    if (value == Default.DEFAULT) {
      return List.of("d");
    }
    if (value instanceof Boolean) {
      return List.of("b", value);
    }
    if (value instanceof Long) {
      return List.of("i", value.toString());
    }
    if (value instanceof Double) {
      return List.of("f", RubyText.of(value));
    }
    if (value instanceof String) {
      return List.of("s", value);
    }
    if (value instanceof List<?> list) {
      return List.of("l", list.stream().map(Tagged::of).toList());
    }
    if (value instanceof Map<?, ?> map) {
      List<Object> entries = new ArrayList<>();
      map.forEach((k, v) -> entries.add(List.of(of(k), of(v))));
      return List.of("m", entries);
    }
    if (value instanceof Sensitive sensitive) {
      return List.of("S", of(sensitive.value()));
    }
    return List.of("o", ValueText.of(value));
  }
}
