package plumb.values.types;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumb.values.Deferred;
import plumb.values.ErrorValue;
import plumb.values.FloatText;
import plumb.values.Undef;
import plumb.values.Uri;
import plumb.values.ValueText;

/** Instances of object types as the call that makes them, on one line or indented. */
final class ObjectText {
  private static final int MAX_LINE = 100;

  private final boolean indenting;
  private final StringBuilder out = new StringBuilder();
  private int level;

  ObjectText(boolean indenting, Indentation indentation) {
    this.indenting = indenting;
    this.level = indentation.level();
  }

  String of(Object value) {
    append(value);
    return out.toString();
  }

  private void append(Object value) {
    if (value instanceof Deferred deferred) {
      Map<Object, Object> attributes = new LinkedHashMap<>();
      attributes.put("name", deferred.name());
      if (deferred.arguments() != null) {
        attributes.put("arguments", deferred.arguments());
      }
      call("Deferred", attributes);
    } else if (value instanceof ErrorValue error) {
      call("Error", error.attributes());
    } else if (value instanceof Uri uri) {
      call("URI", uri.toString());
    } else if (value instanceof Map<?, ?> map) {
      appendMap(map);
    } else if (value instanceof List<?> list) {
      appendList(list);
    } else {
      ValueText.appendQuoted(out, value);
    }
  }

  private void call(String name, Object argument) {
    out.append(name).append('(');
    append(argument);
    out.append(')');
  }

  private void appendMap(Map<?, ?> map) {
    out.append('{');
    level++;
    String separator = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(separator);
      newLine();
      append(entry.getKey());
      out.append(" => ");
      append(entry.getValue());
      separator = indenting ? "," : ", ";
    }
    level--;
    newLine();
    out.append('}');
  }

  private void appendList(List<?> list) {
    boolean broken = indenting && !isShort(list);
    out.append('[');
    level++;
    for (int i = 0; i < list.size(); i++) {
      out.append(i == 0 ? "" : broken ? "," : ", ");
      if (broken) {
        newLine();
      }
      append(list.get(i));
    }
    level--;
    if (broken) {
      newLine();
    }
    out.append(']');
  }

  private void newLine() {
    if (indenting) {
      out.append('\n').append("  ".repeat(level));
    }
  }

  private boolean isShort(List<?> list) {
    int length = 0;
    for (Object value : list) {
      if (value instanceof String text) {
        length += 2 + text.length();
      } else if (value instanceof Double number) {
        length += FloatText.of(number).length();
      } else if (value instanceof Boolean || value instanceof Long) {
        length += value.toString().length();
      } else if (value == Undef.UNDEF) {
        length += "nil".length();
      } else {
        boolean empty =
            (value instanceof List<?> inner && inner.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
        length += empty ? 2 : 1000;
      }
    }
    return list.isEmpty() || MAX_LINE - level * 2 > length;
  }
}
