package plumb.values.functions.stdlib;

import java.util.List;
import java.util.Map;
import plumb.values.EvaluationException;
import plumb.values.Undef;
import plumb.values.functions.RubyText;

/** Writes values as JSON the way Ruby's generator does; what JSON lacks is written as its text. */
public final class JsonWriter {
  /**
   * What is put between the parts of a document.
   *
   * @param maxDepth how deep collections may be nested, 0 for any depth
   */
  public record Layout(
      String indent,
      String space,
      String spaceBefore,
      String objectLine,
      String arrayLine,
      boolean allowsNaN,
      long maxDepth) {
    public static final Layout COMPACT = new Layout("", "", "", "", "", false, 100);
    public static final Layout PRETTY = new Layout("  ", " ", "", "\n", "\n", false, 100);
  }

  private final Layout layout;
  private final StringBuilder out = new StringBuilder();
  private int depth;

  private JsonWriter(Layout layout) {
    this.layout = layout;
  }

  /**
   * A value as a document.
   *
   * @throws EvaluationException when it holds a number that JSON has no notation for
   */
  public static String write(Object value, Layout layout) {
    JsonWriter writer = new JsonWriter(layout);
    writer.append(value);
    return writer.out.toString();
  }

  private void append(Object value) {
    if (value instanceof Map<?, ?> map) {
      appendObject(map);
    } else if (value instanceof List<?> list) {
      appendArray(list);
    } else if (value == Undef.UNDEF) {
      out.append("null");
    } else if (value instanceof Boolean || value instanceof Long) {
      out.append(value);
    } else if (value instanceof Double number) {
      boolean finite = !number.isNaN() && !number.isInfinite();
      if (!finite && !layout.allowsNaN) {
        throw new EvaluationException(RubyText.of(value) + " not allowed in JSON");
      }
      out.append(RubyText.of(value));
    } else {
      appendString(RubyText.of(value));
    }
  }

  private void enter() {
    depth++;
    if (layout.maxDepth > 0 && depth > layout.maxDepth) {
      throw new EvaluationException("nesting of " + (depth - 1) + " is too deep");
    }
  }

  private void appendObject(Map<?, ?> map) {
    enter();
    out.append('{');
    boolean first = true;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(first ? "" : ",").append(layout.objectLine);
      first = false;
      indent();
      appendString(RubyText.of(entry.getKey()));
      out.append(layout.spaceBefore).append(':').append(layout.space);
      append(entry.getValue());
    }
    depth--;
    out.append(layout.objectLine);
    indent();
    out.append('}');
  }

  private void appendArray(List<?> list) {
    enter();
    out.append('[').append(layout.arrayLine);
    boolean first = true;
    for (Object element : list) {
      if (!first) {
        out.append(',').append(layout.arrayLine);
      }
      first = false;
      indent();
      append(element);
    }
    depth--;
    out.append(layout.arrayLine);
    indent();
    out.append(']');
  }

  private void indent() {
    for (int i = 0; i < depth; i++) {
      out.append(layout.indent);
    }
  }

  private void appendString(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append("\\u00").append(Character.forDigit(c >> 4, 16));
            out.append(Character.forDigit(c & 15, 16));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
