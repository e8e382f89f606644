package plumb.catalog.json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.Undef;

/**
 * A JSON object whose fields are asked for by name and sort.
 *
 * <p>An absent field and null are the same. A field of another sort is an {@link
 * InvalidJsonException}.
 */
final class JsonObject {
  private final Map<String, Object> fields;

  JsonObject(Map<String, Object> fields) {
    this.fields = fields;
  }

  /** Returns any value, or null. */
  @Nullable Object value(String name) {
    Object value = fields.get(name);
    return value == Undef.UNDEF ? null : value;
  }

  @Nullable String text(String name) {
    Object value = value(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw wrong(name, "a string");
  }

  String text(String name, String absent) {
    String text = text(name);
    return text == null ? absent : text;
  }

  boolean flag(String name) {
    Object value = value(name);
    if (value == null || value instanceof Boolean) {
      return Boolean.TRUE.equals(value);
    }
    throw wrong(name, "true or false");
  }

  @Nullable Integer integer(String name) {
    Object value = value(name);
    if (value == null) {
      return null;
    }
    if (value instanceof Long number && number == number.intValue()) {
      return number.intValue();
    }
    throw wrong(name, "a 32-bit integer");
  }

  int integer(String name, int absent) {
    Integer number = integer(name);
    return number == null ? absent : number;
  }

  @Nullable Double seconds(String name) {
    Object value = value(name);
    if (value == null) {
      return null;
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw wrong(name, "a number");
  }

  Instant time(String name) {
    String text = text(name);
    if (text == null) {
      throw wrong(name, "a time");
    }
    return Rfc3339.parse(text);
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object element : list(name)) {
      if (!(element instanceof String text)) {
        throw wrong(name, "an array of strings");
      }
      texts.add(text);
    }
    return texts;
  }

  List<JsonObject> objects(String name) {
    List<JsonObject> objects = new ArrayList<>();
    for (Object element : list(name)) {
      objects.add(of(name, element));
    }
    return objects;
  }

  List<?> list(String name) {
    Object value = value(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw wrong(name, "an array");
  }

  @SuppressWarnings("unchecked")
  Map<String, Object> map(String name) {
    Object value = value(name);
    if (value == null) {
      return Map.of();
    }
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw wrong(name, "an object");
  }

  @SuppressWarnings("unchecked")
  static JsonObject of(String name, Object value) {
    if (value instanceof Map<?, ?> map) {
      return new JsonObject((Map<String, Object>) map);
    }
    throw wrong(name, "an object");
  }

  private static InvalidJsonException wrong(String name, String wanted) {
    return new InvalidJsonException("'" + name + "' should be " + wanted, 0, 0);
  }
}
