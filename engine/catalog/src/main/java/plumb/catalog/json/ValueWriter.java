package plumb.catalog.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import plumb.values.Default;
import plumb.values.Deferred;
import plumb.values.ErrorValue;
import plumb.values.FloatText;
import plumb.values.IteratorValue;
import plumb.values.Lambda;
import plumb.values.Regex;
import plumb.values.Sensitive;
import plumb.values.Type;
import plumb.values.Undef;
import plumb.values.Value;
import plumb.values.ValueText;
import plumb.values.types.ClassType;
import plumb.values.types.ResourceType;

/**
 * Writes values.
 *
 * <p>What JSON has no form for is an object with the key {@code __ptype} where the form is rich,
 * and the value's text otherwise.
 */
final class ValueWriter {
  static final String TYPE = "__ptype";
  static final String VALUE = "__pvalue";

  /** What becomes of values that JSON has no form for. */
  private enum Form {
    /** Objects that can be read back. */
    RICH,
    /** The same, secrets redacted: a catalog that is kept. */
    KEPT,
    /** Texts, but secrets as objects: a catalog for agents that do not know rich data. */
    PLAIN,
    /** Texts, secrets redacted: for people and their tools. */
    TEXT
  }

  private final JsonGenerator json;
  private final Form form;
  private boolean secrets;

  private ValueWriter(JsonGenerator json, Form form) {
    this.json = json;
    this.form = form;
  }

  /** Returns a writer of parameters in catalogs. */
  static ValueWriter catalog(JsonGenerator json, boolean rich) {
    return new ValueWriter(json, rich ? Form.RICH : Form.PLAIN);
  }

  /** Returns a writer of parameters in catalogs that are kept. */
  static ValueWriter kept(JsonGenerator json) {
    return new ValueWriter(json, Form.KEPT);
  }

  /** Returns a writer for people and their tools. */
  static ValueWriter text(JsonGenerator json) {
    return new ValueWriter(json, Form.TEXT);
  }

  private boolean isRich() {
    return form == Form.RICH || form == Form.KEPT;
  }

  void write(Object value) throws IOException {
    if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof Boolean bool) {
      json.writeBoolean(bool);
    } else if (value instanceof Number number) {
      write(number);
    } else if (value instanceof List<?> list) {
      write(list);
    } else if (value instanceof Map<?, ?> map) {
      write(map);
    } else if (value instanceof Value other) {
      write(other);
    } else {
      throw new IllegalArgumentException("no value of the language: " + value.getClass().getName());
    }
  }

  private void write(Number number) throws IOException {
    if (number instanceof Double real) {
      if (real.isNaN() || real.isInfinite()) {
        throw new InvalidJsonException("JSON has no form for " + FloatText.of(real), 0, 0);
      }
      json.writeNumber(FloatText.of(real));
    } else {
      json.writeNumber(number.longValue());
    }
  }

  private void write(List<?> list) throws IOException {
    json.writeStartArray();
    for (Object element : list) {
      write(element);
    }
    json.writeEndArray();
  }

  private void write(Map<?, ?> map) throws IOException {
    if (isRich() && !hasPlainKeys(map)) {
      writePairs(map);
      return;
    }
    json.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      json.writeFieldName(key(entry.getKey()));
      write(entry.getValue());
    }
    json.writeEndObject();
  }

  private static boolean hasPlainKeys(Map<?, ?> map) {
    for (Object key : map.keySet()) {
      if (!(key instanceof String) || key.equals(TYPE)) {
        return false;
      }
    }
    return true;
  }

  private void writePairs(Map<?, ?> map) throws IOException {
    json.writeStartObject();
    json.writeStringField(TYPE, "Hash");
    json.writeArrayFieldStart(VALUE);
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      write(entry.getKey());
      write(entry.getValue());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String key(Object key) {
    return key == Default.DEFAULT ? "default" : ValueText.of(key);
  }

  /** Whether any value was a secret. */
  boolean hasSecrets() {
    return secrets;
  }

  private void write(Value value) throws IOException {
    secrets |= value instanceof Sensitive;
    if (value == Undef.UNDEF) {
      json.writeNull();
    } else if (value instanceof Sensitive secret && form != Form.TEXT && form != Form.KEPT) {
      json.writeStartObject();
      json.writeStringField(TYPE, "Sensitive");
      json.writeFieldName(VALUE);
      write(secret.value());
      json.writeEndObject();
    } else if (value instanceof ResourceType || value instanceof ClassType) {
      json.writeString(References.text((Type) value));
    } else if (isRich() && !(value instanceof Sensitive)) {
      writeRich(value);
    } else {
      json.writeString(value == Default.DEFAULT ? "default" : ValueText.of(value));
    }
  }

  private void writeRich(Value value) throws IOException {
    if (value instanceof Type type) {
      new TypeWriter(json, this).write(type);
    } else if (value == Default.DEFAULT) {
      json.writeStartObject();
      json.writeStringField(TYPE, "Default");
      json.writeEndObject();
    } else if (value instanceof Deferred deferred) {
      write(deferred);
    } else if (value instanceof ErrorValue error) {
      write(error);
    } else if (value instanceof Lambda || value instanceof IteratorValue) {
      json.writeString(ValueText.of(value));
    } else {
      json.writeStartObject();
      json.writeStringField(TYPE, RichTypes.nameOf(value));
      json.writeStringField(
          VALUE, value instanceof Regex regex ? regex.source() : ValueText.of(value));
      json.writeEndObject();
    }
  }

  private void write(Deferred deferred) throws IOException {
    json.writeStartObject();
    json.writeStringField(TYPE, "Deferred");
    json.writeStringField("name", deferred.name());
    if (deferred.arguments() != null) {
      json.writeFieldName("arguments");
      write(deferred.arguments());
    }
    json.writeEndObject();
  }

  private void write(ErrorValue error) throws IOException {
    json.writeStartObject();
    json.writeStringField(TYPE, "Error");
    for (Map.Entry<Object, Object> attribute : error.attributes().entrySet()) {
      json.writeFieldName(key(attribute.getKey()));
      write(attribute.getValue());
    }
    json.writeEndObject();
  }
}
