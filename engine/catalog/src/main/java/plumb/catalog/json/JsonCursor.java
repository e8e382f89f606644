package plumb.catalog.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.Undef;

/**
 * Walks a JSON text from its beginning to its end, saying what it expects next.
 *
 * <p>Every method reads one value, the current token being its first one before and its last one
 * after the call.
 */
final class JsonCursor implements AutoCloseable {
  private final JsonParser in;
  private boolean rich;

  private JsonCursor(JsonParser in) {
    this.in = in;
  }

  private static JsonCursor first(JsonParser in) throws IOException {
    in.nextToken();
    return new JsonCursor(in);
  }

  /** Goes on at the current token of a text that somebody else walks. */
  static JsonCursor at(JsonParser in) {
    return new JsonCursor(in);
  }

  static JsonCursor over(InputStream bytes) throws IOException {
    return first(Json.FACTORY.createParser(bytes).disable(closing()));
  }

  static JsonCursor over(String text) throws IOException {
    return first(Json.FACTORY.createParser(text).disable(closing()));
  }

  private static JsonParser.Feature closing() {
    return JsonParser.Feature.AUTO_CLOSE_SOURCE;
  }

  /** From now on, {@link #value} makes values of objects with {@code __ptype}. */
  JsonCursor rich() {
    rich = true;
    return this;
  }

  /** What is done for each field of an object. */
  interface Field {
    void read(String name) throws IOException;
  }

  /** What is done for each element of an array. */
  interface Element {
    void read() throws IOException;
  }

  void object(Field field) throws IOException {
    expect(JsonToken.START_OBJECT, "an object");
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      field.read(name);
    }
  }

  void array(Element element) throws IOException {
    expect(JsonToken.START_ARRAY, "an array");
    while (in.nextToken() != JsonToken.END_ARRAY) {
      element.read();
    }
  }

  List<String> strings() throws IOException {
    List<String> strings = new ArrayList<>();
    array(() -> strings.add(string()));
    return strings;
  }

  String string() throws IOException {
    expect(JsonToken.VALUE_STRING, "a string");
    return in.getText();
  }

  @Nullable String stringOrNull() throws IOException {
    return in.currentToken() == JsonToken.VALUE_NULL ? null : string();
  }

  boolean bool() throws IOException {
    return switch (current()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE, VALUE_NULL -> false;
      default -> throw unexpected("true or false");
    };
  }

  int integer() throws IOException {
    expect(JsonToken.VALUE_NUMBER_INT, "an integer");
    return in.getIntValue();
  }

  @Nullable Integer integerOrNull() throws IOException {
    return in.currentToken() == JsonToken.VALUE_NULL ? null : integer();
  }

  Number number() throws IOException {
    return switch (current()) {
      case VALUE_NUMBER_INT -> wholeNumber();
      case VALUE_NUMBER_FLOAT -> finite();
      default -> throw unexpected("a number");
    };
  }

  /** Reads a time as ISO 8601 with an offset. */
  Instant instant() throws IOException {
    return Rfc3339.parse(string());
  }

  /** Reads any value; null becomes {@link Undef#UNDEF}. */
  Object value() throws IOException {
    return switch (current()) {
      case START_OBJECT -> rich ? RichTypes.read(map()) : map();
      case START_ARRAY -> list();
      case VALUE_STRING -> in.getText();
      case VALUE_NUMBER_INT -> wholeNumber();
      case VALUE_NUMBER_FLOAT -> finite();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> Undef.UNDEF;
      default -> throw unexpected("a value");
    };
  }

  /** Reads an object with any values. */
  Map<String, Object> map() throws IOException {
    Map<String, Object> map = new LinkedHashMap<>();
    object(name -> map.put(name, value()));
    return map;
  }

  private List<Object> list() throws IOException {
    List<Object> list = new ArrayList<>();
    array(() -> list.add(value()));
    return list;
  }

  /** Integers of the language have 64 bits; what does not fit is kept as far as a float can. */
  private Number wholeNumber() throws IOException {
    if (in.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      return finite();
    }
    return in.getLongValue();
  }

  private double finite() throws IOException {
    double number = in.getDoubleValue();
    if (Double.isInfinite(number)) {
      throw Json.invalid("a number is out of the range of a float", in.currentTokenLocation());
    }
    return number;
  }

  void skip() throws IOException {
    in.skipChildren();
  }

  /** Fails unless nothing follows the value that was read. */
  void end() throws IOException {
    if (in.nextToken() != null) {
      throw unexpected("the end");
    }
  }

  private void expect(JsonToken token, String what) throws IOException {
    if (current() != token) {
      throw unexpected(what);
    }
  }

  private JsonToken current() {
    JsonToken token = in.currentToken();
    return token == null ? JsonToken.NOT_AVAILABLE : token;
  }

  InvalidJsonException unexpected(String wanted) {
    JsonToken token = current();
    String found = token == JsonToken.NOT_AVAILABLE ? "nothing" : found(token);
    return Json.invalid("expected " + wanted + ", found " + found, in.currentTokenLocation());
  }

  private static String found(JsonToken token) {
    return switch (token) {
      case START_OBJECT, END_OBJECT, FIELD_NAME -> "an object";
      case START_ARRAY, END_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE -> "true";
      case VALUE_FALSE -> "false";
      case VALUE_NULL -> "null";
      default -> token.name();
    };
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
