package plumb.values.types;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Type;

/** Reads types from text: signatures of functions, {@code Type.new}, recorded data. */
public final class TypeParser {
  private TypeParser() {}

  /**
   * The type that the text denotes. Names of types that the language does not define become
   * resource types when core Puppet has such a resource, else {@link ReferenceType}s.
   *
   * @throws EvaluationException when the text does not denote a type
   */
  public static Type parse(String text) {
    return parse(text, name -> null);
  }

  /**
   * The type that the text denotes.
   *
   * @param resolver gives the types of names that are not the language's own; null for unknown ones
   */
  public static Type parse(String text, Function<String, @Nullable Type> resolver) {
    Type named = TypeFactory.named(text);
    if (named != null) {
      return named;
    }
    Object value = parseLiteral(text, resolver);
    if (value instanceof Type type) {
      return type;
    }
    throw new EvaluationException(
        "The expression <" + text + "> is not a valid type specification.");
  }

  /**
   * The value that the text denotes: a literal without interpolation, or a type.
   *
   * @throws EvaluationException when the text is something else
   */
  public static Object parseLiteral(String text, Function<String, @Nullable Type> resolver) {
    return new LiteralReader(text, resolver).readAll();
  }
}
