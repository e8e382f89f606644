package plumb.agent.provider;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How values look in messages: strings in single quotes, everything else as in a manifest. */
public final class Shown {
  private Shown() {}

  /** Returns the text of a property's value; no value shows as 'absent'. */
  public static String value(@Nullable Object value) {
    if (value == null) {
      return "'absent'";
    }
    if (value instanceof Collection<?> items) {
      List<String> texts = new ArrayList<>(items.size());
      items.forEach(item -> texts.add(value(item)));
      return "[" + String.join(", ", texts) + "]";
    }
    if (value instanceof Map<?, ?> map) {
      List<String> texts = new ArrayList<>(map.size());
      map.forEach((key, item) -> texts.add(value(key) + " => " + value(item)));
      return "{" + String.join(", ", texts) + "}";
    }
    if (value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    return quoted(value.toString());
  }

  private static String quoted(String text) {
    if (text.chars().anyMatch(c -> c < ' ')) {
      return doubleQuoted(text);
    }
    String end = text.endsWith("\\") ? "\\'" : "'";
    return "'" + text.replace("'", "\\'") + end;
  }

  /** Returns a string in double quotes, with escapes as in a manifest. */
  static String doubleQuoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        case '"', '\\', '$' -> quoted.append('\\').append(c);
        default -> {
          if (c < ' ') {
            quoted
                .append("\\u{")
                .append(Integer.toHexString(c).toUpperCase(Locale.ROOT))
                .append('}');
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
