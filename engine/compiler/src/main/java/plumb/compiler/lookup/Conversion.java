package plumb.compiler.lookup;

import java.util.ArrayList;
import java.util.List;
import plumb.values.EvaluationException;
import plumb.values.Type;
import plumb.values.ValueText;
import plumb.values.functions.RubyText;
import plumb.values.types.AliasType;
import plumb.values.types.SensitiveType;

/** Converts values that were found, as the option {@code convert_to} wants. */
final class Conversion {
  private final Hiera hiera;

  Conversion(Hiera hiera) {
    this.hiera = hiera;
  }

  /**
   * Converts a value.
   *
   * @param conversion what the option says: a type, or a list of a type and further arguments
   * @param options where the option is from
   */
  Found convert(
      LookupKey key, Found found, Object conversion, LookupOptions options, Invocation invocation) {
    List<?> parts = conversion instanceof List<?> list ? list : List.of(conversion);
    if (parts.isEmpty()) {
      return found;
    }
    Type type = type(key, parts.get(0), options);
    if (hides(type)) {
      found.sources().forEach(source -> hiera.secrets().addSensitive(source.value()));
    }
    List<Object> arguments = new ArrayList<>();
    arguments.add(found.value());
    arguments.addAll(parts.subList(1, parts.size()));
    try {
      Object value = hiera.host().construct(type, arguments);
      if (invocation.isExplained()) {
        List<Object> shown = new ArrayList<>(parts);
        shown.set(0, type);
        invocation.reportText(
            "Applying convert_to lookup_option with arguments " + ValueText.quoted(shown));
      }
      return found.withValue(value);
    } catch (EvaluationException e) {
      LookupException problem =
          new LookupException(
              LookupException.LOOKUP_ERROR,
              "The convert_to lookup_option for key '" + key + "' raised error: " + e.getMessage());
      // The value is at fault, or the type that the option asks for: both are told.
      throw options.blame(problem, key, found);
    }
  }

  /** Whether what the option says makes secrets of values; a type that is none does not. */
  boolean hides(Object conversion) {
    Object first = conversion instanceof List<?> list && !list.isEmpty() ? list.get(0) : conversion;
    try {
      return hides(first instanceof Type type ? type : hiera.host().type(RubyText.of(first)));
    } catch (EvaluationException e) {
      return false;
    }
  }

  /** The same value, which is not to be shown any more. */
  Object hidden(Object value) {
    hiera.secrets().addSensitive(value);
    return value;
  }

  private static boolean hides(Type type) {
    return type instanceof AliasType alias ? hides(alias.body()) : type instanceof SensitiveType;
  }

  private Type type(LookupKey key, Object source, LookupOptions options) {
    if (source instanceof Type type) {
      return type;
    }
    try {
      return hiera.host().type(RubyText.of(source));
    } catch (EvaluationException e) {
      throw options.blame(
          new LookupException(
              LookupException.LOOKUP_ERROR,
              "Invalid data type in lookup_options for key '"
                  + key
                  + "' could not parse '"
                  + RubyText.of(source)
                  + "', error: '"
                  + e.getMessage()),
          key);
    }
  }
}
