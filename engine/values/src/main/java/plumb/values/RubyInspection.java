package plumb.values;

import java.util.List;
import java.util.Map;

/** Values as Ruby's {@code inspect} prints them, which some messages show. */
final class RubyInspection {
  private RubyInspection() {}

  static String of(Object value) {
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
      appendString(out, text);
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

  private static void appendString(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        case '\f' -> out.append("\\f");
        case '\b' -> out.append("\\b");
        case 0x07 -> out.append("\\a");
        case 0x0b -> out.append("\\v");
        case 0x1b -> out.append("\\e");
        case '#' -> {
          boolean interpolates = i + 1 < text.length() && "{$@".indexOf(text.charAt(i + 1)) >= 0;
          out.append(interpolates ? "\\#" : "#");
        }
        default -> {
          if (c < 0x20 || c == 0x7f) {
            out.append("\\x")
                .append(c < 16 ? "0" : "")
                .append(Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
