package plumb.catalog.json;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.Binary;
import plumb.values.Default;
import plumb.values.Deferred;
import plumb.values.ErrorValue;
import plumb.values.EvaluationException;
import plumb.values.Regex;
import plumb.values.SemVer;
import plumb.values.SemVerRange;
import plumb.values.Sensitive;
import plumb.values.Timespan;
import plumb.values.TimespanFormat;
import plumb.values.Timestamp;
import plumb.values.Undef;
import plumb.values.Uri;
import plumb.values.Value;

/** The names that rich data gives to the types of values, and values from their rich form. */
final class RichTypes {
  private RichTypes() {}

  /** Returns the type's name of a value whose rich form is a text. */
  static String nameOf(Value value) {
    if (value instanceof Regex) {
      return "Regexp";
    } else if (value instanceof Uri) {
      return "URI";
    } else if (value instanceof Binary
        || value instanceof Timestamp
        || value instanceof Timespan
        || value instanceof SemVer
        || value instanceof SemVerRange) {
      return value.getClass().getSimpleName();
    }
    throw new IllegalArgumentException("no rich form of " + value.getClass().getName());
  }

  /**
   * Returns the value that an object with {@code __ptype} stands for.
   *
   * <p>Types stay objects: nothing that is applied to a system needs them.
   *
   * @param object its parts are values already
   * @throws InvalidJsonException if the text of a value is malformed
   */
  static Object read(Map<String, Object> object) {
    return object.get(ValueWriter.TYPE) instanceof String type ? read(type, object) : object;
  }

  private static Object read(String type, Map<String, Object> object) {
    Object content = object.get(ValueWriter.VALUE);
    try {
      return switch (type) {
        case "Sensitive" -> new Sensitive(content == null ? Undef.UNDEF : content);
        case "Default" -> Default.DEFAULT;
        case "Hash" -> content instanceof List<?> pairs ? hash(pairs) : object;
        case "Deferred" -> deferred(object);
        case "Error" -> error(object);
        default -> content instanceof String text ? scalar(type, text, object) : object;
      };
    } catch (EvaluationException | DateTimeParseException | IllegalArgumentException e) {
      throw new InvalidJsonException("malformed " + type + ": " + e.getMessage(), 0, 0);
    }
  }

  private static Object scalar(String type, String text, Map<String, Object> object) {
    return switch (type) {
      case "Binary" -> new Binary(Base64.getMimeDecoder().decode(text));
      case "Regexp" -> Regex.of(text);
      case "SemVer" -> SemVer.parse(text);
      case "SemVerRange" -> SemVerRange.parse(text);
      case "Timespan" -> TimespanFormat.parse(text, TimespanFormat.DEFAULTS);
      case "Timestamp" -> timestamp(text);
      case "URI" -> Uri.parse(text);
      default -> object;
    };
  }

  private static Timestamp timestamp(String text) {
    String utc = text.endsWith(" UTC") ? text.substring(0, text.length() - 4) : text;
    return new Timestamp(LocalDateTime.parse(utc).toInstant(ZoneOffset.UTC));
  }

  private static Map<Object, Object> hash(List<?> pairs) {
    if (pairs.size() % 2 != 0) {
      throw new IllegalArgumentException("a key without a value");
    }
    Map<Object, Object> hash = new LinkedHashMap<>();
    for (int i = 0; i < pairs.size(); i += 2) {
      hash.put(pairs.get(i), pairs.get(i + 1));
    }
    return hash;
  }

  private static Deferred deferred(Map<String, Object> object) {
    @Nullable List<Object> arguments =
        object.get("arguments") instanceof List<?> list ? List.copyOf(list) : null;
    return new Deferred(required(object, "name"), arguments);
  }

  private static ErrorValue error(Map<String, Object> object) {
    return new ErrorValue(
        required(object, "msg"),
        object.get("kind") instanceof String kind ? kind : null,
        object.get("issue_code") instanceof String code ? code : null,
        object.getOrDefault("details", Undef.UNDEF));
  }

  private static String required(Map<String, Object> object, String name) {
    if (object.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("no " + name);
  }
}
