package plumb.values.functions.stdlib;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.Default;
import plumb.values.Undef;
import plumb.values.functions.RubyText;

/**
 * Writes values as a YAML document, character for character as Ruby's Psych and libyaml do. A list
 * or hash that occurs again is written as an alias.
 */
public final class YamlWriter {
  private static final int DEFAULT_WIDTH = 80;
  private static final int MAX_SIMPLE_KEY = 128;
  private static final Integer SEEN_ONCE = 0;

  private final YamlText text;
  private final int step;
  private final int foldWidth;

  /** For each collection, its anchor when it occurs more than once. */
  private final IdentityHashMap<Object, Integer> anchors = new IdentityHashMap<>();

  private final IdentityHashMap<Object, Boolean> written = new IdentityHashMap<>();
  private int lastAnchor;

  private YamlWriter(Map<?, ?> options) {
    int width = options.get("line_width") instanceof Long given ? given.intValue() : 0;
    this.foldWidth = Math.max(width, 0);
    this.step = options.get("indentation") instanceof Long given ? given.intValue() : 2;
    this.text =
        new YamlText(width < 0 ? Integer.MAX_VALUE : width > 0 ? width : DEFAULT_WIDTH, step);
  }

  /** The document with its start mark. */
  public static String write(Object value, Map<?, ?> options) {
    YamlWriter writer = new YamlWriter(options);
    writer.findAliases(value);
    writer.text.append("---");
    writer.node(value, -1, true);
    writer.text.endDocument();
    return writer.text.toString();
  }

  private static boolean isFilled(Object value) {
    return (value instanceof List<?> list && !list.isEmpty())
        || (value instanceof Map<?, ?> map && !map.isEmpty());
  }

  private void findAliases(Object value) {
    if (!isFilled(value)) {
      return;
    }
    Integer anchor = anchors.get(value);
    if (anchor != null) {
      if (anchor.equals(SEEN_ONCE)) {
        anchors.put(value, ++lastAnchor);
      }
      return;
    }
    anchors.put(value, SEEN_ONCE);
    if (value instanceof List<?> list) {
      list.forEach(this::findAliases);
    } else if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, element) -> {
            findAliases(key);
            findAliases(element);
          });
    }
  }

  /**
   * Writes a value after an indicator.
   *
   * @param indent the indentation of the collection around it
   * @param newLine whether a collection starts on a line of its own
   */
  private void node(Object value, int indent, boolean newLine) {
    if (value instanceof List<?> || value instanceof Map<?, ?>) {
      collection(value, indent, newLine);
    } else if (value != Undef.UNDEF) {
      scalar(value, indent, false);
    }
  }

  private void collection(Object value, int indent, boolean newLine) {
    if (!isFilled(value)) {
      text.append(value instanceof List<?> ? " []" : " {}");
      return;
    }
    boolean onNewLine = newLine;
    Integer anchor = anchors.getOrDefault(value, SEEN_ONCE);
    if (!anchor.equals(SEEN_ONCE)) {
      if (written.put(value, true) != null) {
        text.append(" *" + anchor);
        return;
      }
      text.append(" &" + anchor);
      onNewLine = true;
    }
    int inner = indent < 0 ? 0 : indent + step;
    if (value instanceof List<?> list) {
      sequence(list, inner, onNewLine);
    } else {
      mapping((Map<?, ?>) value, inner, onNewLine);
    }
  }

  private void startLine(int indent, boolean newLine) {
    if (newLine) {
      text.newLine(indent);
    } else {
      text.append(" ");
    }
  }

  private void sequence(List<?> list, int indent, boolean newLine) {
    boolean line = newLine;
    for (Object element : list) {
      startLine(indent, line);
      text.append("-");
      node(element, indent, false);
      line = true;
    }
  }

  private void mapping(Map<?, ?> map, int indent, boolean newLine) {
    boolean line = newLine;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      startLine(indent, line);
      line = true;
      if (isSimpleKey(entry.getKey())) {
        key(entry.getKey(), indent);
        text.append(":");
      } else {
        text.append("?");
        node(entry.getKey(), indent, false);
        text.newLine(indent);
        text.append(":");
      }
      value(entry.getValue(), indent);
    }
  }

  private void value(Object value, int indent) {
    boolean alias = written.containsKey(value);
    if (value instanceof List<?> list && !list.isEmpty() && !alias) {
      // The dashes of a sequence stand below its key.
      collection(value, indent - step < 0 ? -1 : indent - step, true);
    } else {
      node(value, indent, true);
    }
  }

  private boolean isSimpleKey(Object key) {
    if (isFilled(key)) {
      return written.containsKey(key);
    }
    String shown = RubyText.of(key);
    return shown.length() <= MAX_SIMPLE_KEY && shown.chars().noneMatch(YamlScalar::isBreak);
  }

  private void key(Object key, int indent) {
    if (key == Undef.UNDEF) {
      text.append("! ''");
    } else if (isFilled(key)) {
      text.append("*" + anchors.get(key) + " ");
    } else if (key instanceof List<?> || key instanceof Map<?, ?>) {
      text.append(key instanceof List<?> ? "[]" : "{}");
    } else {
      scalar(key, indent, true);
    }
  }

  private void scalar(Object value, int indent, boolean key) {
    if (!key) {
      text.append(" ");
    }
    String plain = plain(value);
    if (plain != null) {
      text.append(plain);
      return;
    }
    YamlScalar scalar = new YamlScalar(RubyText.of(value));
    if (scalar.text.equals("<<")) {
      text.append("!!str ");
    }
    int inner = indent < 0 ? step : indent + step;
    text.write(scalar.text, scalar.style(key, foldWidth), inner, !key);
  }

  /** The notation of what is not written as a string; null for what is. */
  private static @Nullable String plain(Object value) {
    if (value instanceof Double number && (number.isNaN() || number.isInfinite())) {
      return number.isNaN() ? ".nan" : number > 0 ? ".inf" : "-.inf";
    }
    if (value == Default.DEFAULT) {
      return ":default";
    }
    return value instanceof Number || value instanceof Boolean ? RubyText.of(value) : null;
  }
}
