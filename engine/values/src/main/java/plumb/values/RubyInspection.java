package plumb.values;

import java.util.List;
import java.util.Map;

/** Values as Ruby's {@code inspect} prints them, which some messages show. */
public final class RubyInspection {
  private RubyInspection() {}

  /** The text of a value. */
  public static String of(Object value) {
    StringBuilder out = new StringBuilder();
    append(out, value);
    return out.toString();
  }

  private static void append(StringBuilder out, Object value) {
    if (value instanceof List<?> list) {
      out.append('[');
      for (int i = 0; i < list.size(); i++) {
        append(out.append(i == 0 ? "" : ", "), list.get(i));
      }
      out.append(']');
    } else if (value instanceof Map<?, ?> map) {
      out.append('{');
      String separator = "";
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        append(out.append(separator), entry.getKey());
        append(out.append("=>"), entry.getValue());
        separator = ", ";
      }
      out.append('}');
    } else if (value instanceof String text) {
      InspectedText.append(out, text);
    } else if (value == Undef.UNDEF) {
      out.append("nil");
    } else if (value == Default.DEFAULT) {
      out.append(":default");
    } else if (value instanceof Sensitive) {
      out.append("#<").append(value).append('>');
    } else {
      out.append(ValueText.of(value));
    }
  }
}
