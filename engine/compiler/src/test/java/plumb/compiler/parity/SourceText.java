package plumb.compiler.parity;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import plumb.values.Binary;
import plumb.values.Sensitive;
import plumb.values.Uri;
import plumb.values.ValueText;
import plumb.values.types.ObjectType;

/** A value as the text that makes it, as far as the language has one. */
final class SourceText {
  private SourceText() {}

  static String of(Object value) {
    if (value instanceof List<?> list) {
      StringJoiner text = new StringJoiner(", ", "[", "]");
      list.forEach(element -> text.add(of(element)));
      return text.toString();
    }
    if (value instanceof Map<?, ?> map) {
      StringJoiner text = new StringJoiner(", ", "{", "}");
      map.forEach((key, element) -> text.add(of(key) + " => " + of(element)));
      return text.toString();
    }
    if (value instanceof Sensitive sensitive) {
      return "Sensitive(" + of(sensitive.value()) + ")";
    }
    if (value instanceof Binary) {
      return "Binary('" + value + "')";
    }
    if (value instanceof ObjectType type) {
      return type.name();
    }
    return value instanceof Uri ? "URI('" + value + "')" : ValueText.quoted(value);
  }
}
