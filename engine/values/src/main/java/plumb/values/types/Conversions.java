package plumb.values.types;

import java.util.List;
import plumb.values.EvaluationException;
import plumb.values.Type;

/** New instances of types: the function {@code new}. */
public final class Conversions {
  private Conversions() {}

  /**
   * The meaning of {@code Type(arguments)}.
   *
   * @throws EvaluationException when the type has no instances to make, or not from these arguments
   */
  public static Object newInstance(Type type, List<Object> arguments) {
    throw new EvaluationException(
        "Creation of new instance of type '" + type + "' is not supported");
  }
}
