package plumb.compiler.lookup;

import plumb.values.EvaluationException;
import plumb.values.Type;
import plumb.values.types.Mismatch;
import plumb.values.types.TypeParser;

/** Words the refusal of values of the wrong type. */
final class TypeProblems {
  private static final String CODE = "TYPE_MISMATCH";

  private TypeProblems() {}

  /**
   * Says that a value is of the wrong type.
   *
   * @param subject what the value is, as the start of a sentence
   */
  static EvaluationException wrongType(String subject, Type expected, Object actual) {
    return new EvaluationException(
        CODE, Mismatch.describe(subject + " has wrong type,", expected, actual));
  }

  /** As {@link #wrongType(String, Type, Object)}, with the type as source text. */
  static EvaluationException wrongType(String subject, String expected, Object actual) {
    return wrongType(subject, TypeParser.parse(expected), actual);
  }

  /** Asserts that a value is of a type. */
  static void check(String subject, Type expected, Object actual) {
    if (!expected.isInstance(actual)) {
      throw wrongType(subject, expected, actual);
    }
  }
}
