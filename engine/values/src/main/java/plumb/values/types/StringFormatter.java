package plumb.values.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.Binary;
import plumb.values.Default;
import plumb.values.Deferred;
import plumb.values.ErrorValue;
import plumb.values.EvaluationException;
import plumb.values.FloatText;
import plumb.values.IteratorValue;
import plumb.values.Regex;
import plumb.values.RubyInspection;
import plumb.values.Timespan;
import plumb.values.Timestamp;
import plumb.values.Type;
import plumb.values.Undef;
import plumb.values.Uri;
import plumb.values.ValueText;

/** Conversion of values to strings by formats for types: {@code String(value, formats)}. */
public final class StringFormatter {
  private StringFormatter() {}

  /**
   * The text of a value.
   *
   * @param formats null or default, a format for the value's type, or a hash from types to formats
   * @throws EvaluationException when the formats do not fit the value or are malformed
   */
  public static String format(Object value, @Nullable Object formats) {
    if (formats == null || formats == Default.DEFAULT) {
      return format(value, FormatMap.defaults(), Indentation.NONE);
    }
    Map<?, ?> given = formats instanceof Map<?, ?> map ? map : single(value, formats);
    Map<Type, FormatSpec> merged = FormatMap.merge(FormatMap.defaults(), FormatMap.of(given));
    return format(value, merged == null ? Map.of() : merged, Indentation.NONE);
  }

  private static Map<?, ?> single(Object value, Object format) {
    if (value instanceof List<?>) {
      return Map.of(ArrayType.ARRAY, Map.of("format", format));
    }
    return value instanceof Map<?, ?>
        ? Map.of(HashType.HASH, Map.of("format", format))
        : Map.of(Types.inferDetailed(value), format);
  }

  static String format(Object value, Map<Type, FormatSpec> formats, Indentation indentation) {
    if (value instanceof List<?> list) {
      return new ContainerFormatter(formats, indentation).array(list);
    }
    if (value instanceof Map<?, ?> map) {
      return new ContainerFormatter(formats, indentation).hash(map);
    }
    if (value instanceof IteratorValue iterator) {
      List<Object> elements = new ArrayList<>();
      iterator.forEach(elements::add);
      return format(elements, formats, indentation);
    }
    FormatSpec format = FormatMap.find(formats, Types.inferDetailed(value));
    if (value instanceof Deferred || value instanceof ErrorValue || value instanceof Uri) {
      return object(value, format, indentation);
    }
    return single(value, format);
  }

  private static String single(Object value, FormatSpec format) {
    if (value instanceof String text) {
      return TextFormatter.format(text, format);
    }
    if (value instanceof Long number) {
      return integer(number, format);
    }
    if (value instanceof Double number) {
      return floating(number, format);
    }
    if (value instanceof Boolean flag) {
      return bool(flag, format);
    }
    if (value == Undef.UNDEF) {
      return undef(format);
    }
    if (value == Default.DEFAULT) {
      return defaultValue(format);
    }
    if (value instanceof Type type) {
      return type(type, format);
    }
    if (value instanceof Regex regex) {
      return regex(regex, format);
    }
    if (value instanceof Timespan span) {
      return time(value, span.seconds(), format);
    }
    if (value instanceof Timestamp stamp) {
      return time(value, stamp.seconds(), format);
    }
    return value instanceof Binary binary
        ? BinaryFormatter.format(binary, format)
        : FormatOperand.sprintf(format.source(), value);
  }

  private static String time(Object value, double seconds, FormatSpec format) {
    char conversion = format.conversion();
    if (conversion == 's' || conversion == 'p') {
      return FormatOperand.sprintf(format.source(), value);
    }
    boolean whole = "diuxXobBc".indexOf(conversion) >= 0;
    return FormatOperand.sprintf(
        format.source(), whole ? (Object) (long) Math.floor(seconds) : (Object) seconds);
  }

  static EvaluationException illegal(String kind, FormatSpec format, String expected) {
    return new EvaluationException(
        "Illegal format '"
            + format.conversion()
            + "' specified for value of "
            + kind
            + " type - expected one of the characters '"
            + expected
            + "'");
  }

  /** Formats a text with the flags of a format whose conversion stands for another one. */
  static String as(FormatSpec format, char conversion, Object value) {
    return FormatOperand.sprintf(format.source().replace(format.conversion(), conversion), value);
  }

  private static String integer(long value, FormatSpec format) {
    switch (format.conversion()) {
      case 'd', 'x', 'X', 'o', 'b', 'B', 'p':
        return FormatOperand.sprintf(format.source(), value);
      case 'e', 'E', 'f', 'g', 'G', 'a', 'A':
        return FormatOperand.sprintf(format.source(), (double) value);
      case 'c':
        if (value < 0 || !Character.isValidCodePoint((int) value) || value != (int) value) {
          throw new EvaluationException("pack(U): value out of range");
        }
        String character = Character.toString((int) value);
        return as(format, 's', format.alternative() ? "\"" + character + "\"" : character);
      case 's':
        return as(format, format.alternative() ? 'p' : 's', Long.toString(value));
      default:
        throw illegal("Integer", format, "dxXobBeEfgGaAspc");
    }
  }

  private static String floating(double value, FormatSpec format) {
    switch (format.conversion()) {
      case 'd', 'x', 'X', 'o', 'b', 'B', 'e', 'E', 'f', 'g', 'G', 'a', 'A', 'p':
        return FormatOperand.sprintf(format.source(), value);
      case 's':
        String text = FloatText.of(value);
        return FormatOperand.sprintf(
            format.source(), format.alternative() ? "\"" + text + "\"" : text);
      default:
        throw illegal("Float", format, "dxXobBeEfgGaAsp");
    }
  }

  private static String bool(boolean value, FormatSpec format) {
    String text;
    switch (format.conversion()) {
      case 't', 'T':
        text = Boolean.toString(value);
        break;
      case 'y', 'Y':
        text = value ? "yes" : "no";
        break;
      case 'd', 'x', 'X', 'o', 'b', 'B':
        return integer(value ? 1 : 0, format);
      case 'e', 'E', 'f', 'g', 'G', 'a', 'A':
        return floating(value ? 1 : 0, format);
      case 's', 'p':
        return format.apply(Boolean.toString(value));
      default:
        throw illegal("Boolean", format, "tTyYdxXobBeEfgGaAsp");
    }
    String cased =
        Character.isUpperCase(format.conversion()) ? TextFormatter.capitalize(text) : text;
    return format.apply(format.alternative() ? cased.substring(0, 1) : cased);
  }

  private static String undef(FormatSpec format) {
    boolean alternative = format.alternative();
    return format.apply(
        switch (format.conversion()) {
          case 'n' -> alternative ? "null" : "nil";
          case 'u' -> alternative ? "undefined" : "undef";
          case 'd', 'x', 'X', 'o', 'b', 'B', 'e', 'E', 'f', 'g', 'G', 'a', 'A' -> "NaN";
          case 'v' -> "n/a";
          case 'V' -> "N/A";
          case 's' -> alternative ? "\"\"" : "";
          case 'p' -> alternative ? "\"undef\"" : "undef";
          default -> throw illegal("Undef", format, "nudxXobBeEfgGaAvVsp");
        });
  }

  private static String defaultValue(FormatSpec format) {
    boolean alternative = format.alternative();
    return format.apply(
        switch (format.conversion()) {
          case 'd', 's', 'p' -> alternative ? "\"default\"" : "default";
          case 'D' -> alternative ? "\"Default\"" : "Default";
          default -> throw illegal("Default", format, "dDsp");
        });
  }

  private static String type(Type value, FormatSpec format) {
    String text = value.toString();
    return switch (format.conversion()) {
      case 's' ->
          FormatOperand.sprintf(format.source(), format.alternative() ? "\"" + text + "\"" : text);
      case 'p' -> as(format, 's', text);
      default -> throw illegal("Type", format, "sp");
    };
  }

  private static String regex(Regex value, FormatSpec format) {
    switch (format.conversion()) {
      case 'p':
        return as(format, 's', value.toString());
      case 's':
        String text = value.options() == 0 ? value.source() : value.embeddable();
        return FormatOperand.sprintf(
            format.source(), format.alternative() ? ValueText.quote(text) : text);
      default:
        throw illegal("Regexp", format, "sp");
    }
  }

  private static String object(Object value, FormatSpec format, Indentation indentation) {
    String kind = value instanceof Uri ? "URI" : "Object";
    return switch (format.conversion()) {
      case 'p' ->
          new ObjectText(format.alternative() || indentation.active(), indentation).of(value);
      case 's' ->
          value instanceof Uri uri
              ? FormatOperand.sprintf(
                  format.source(),
                  format.alternative() ? ValueText.quote(uri.toString()) : uri.toString())
              : ValueText.of(value);
      case 'q' -> {
        if (value instanceof Uri) {
          throw illegal(kind, format, "sp");
        }
        yield RubyInspection.of(value);
      }
      default -> throw illegal(kind, format, value instanceof Uri ? "sp" : "spq");
    };
  }
}
