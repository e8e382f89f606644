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
      CollectionText.append(out, list, RubyInspection::append);
    } else if (value instanceof Map<?, ?> map) {
      CollectionText.append(out, map, "=>", RubyInspection::append);
    } else if (value instanceof String text) {
      InspectedText.append(out, text);
    } else if (value == Undef.UNDEF) {
      out.append("nil");
    } else if (value == Default.DEFAULT) {
      out.append(":default");
    } else if (value instanceof Sensitive) {
      out.append("#<").append(value).append('>');
    } else if (value instanceof Type type) {
      out.append(type.inspected());
    } else {
      out.append(ValueText.of(value));
    }
  }
}
