package plumb.compiler.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import plumb.values.Default;
import plumb.values.Regex;
import plumb.values.Type;
import plumb.values.Undef;
import plumb.values.types.AnyType;
import plumb.values.types.IntegerType;
import plumb.values.types.Mismatch;
import plumb.values.types.StringType;

/** What the evaluator asks of a type. */
final class TypeQuestions {
  private static final List<Object> VALUES =
      List.of(
          "text",
          "",
          1L,
          Long.MIN_VALUE,
          1.5,
          true,
          Undef.UNDEF,
          Default.DEFAULT,
          List.of(),
          List.of(1L, "a", List.of()),
          Map.of(),
          Map.of("a", 1L),
          Regex.of("a+"),
          StringType.STRING);

  private TypeQuestions() {}

  /**
   * Asks everything; a type that does not take itself is a defect, but for {@code NotUndef[Data]}
   * and its like: no single alternative takes them, as in the reference.
   */
  static void ask(Type type) {
    for (Object value : VALUES) {
      if (!type.isInstance(value)) {
        Mismatch.describe("it", type, value);
      }
    }
    if (!type.isAssignableFrom(type) && !type.toString().contains("NotUndef[")) {
      throw new AssertionError(type + " does not take itself");
    }
    AnyType.ANY.isAssignableFrom(type);
    type.isAssignableFrom(AnyType.ANY);
    type.isAssignableFrom(IntegerType.INTEGER);
    for (Type related :
        Arrays.asList(type.generalize(), type.normalize(), type.iterableElement())) {
      if (related != null && (related.toString().isEmpty() || related.label().isEmpty())) {
        throw new AssertionError(type + " leads to a type without a name");
      }
    }
  }
}
