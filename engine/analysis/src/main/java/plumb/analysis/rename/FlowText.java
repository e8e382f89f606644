package plumb.analysis.rename;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import plumb.catalog.json.ValueJson;
import plumb.values.Undef;

/** Values of data as YAML in one line. */
final class FlowText {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][\\w./-]*");
  private static final Set<String> WORDS =
      Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

  private FlowText() {}

  static String of(Object value) {
    if (value instanceof String text) {
      return text(text);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(FlowText::of).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> of(entry.getKey()) + ": " + of(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value == Undef.UNDEF) {
      return "null";
    }
    if (value instanceof Number || value instanceof Boolean) {
      return String.valueOf(value);
    }
    throw new IllegalArgumentException("data has no such values");
  }

  private static String text(String text) {
    if (PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(java.util.Locale.ROOT))) {
      return text;
    }
    boolean plain = text.chars().allMatch(c -> c >= ' ' && c != 0x7f && c != 0x85);
    return plain ? "'" + text.replace("'", "''") + "'" : ValueJson.text(text, false);
  }
}
