package plumb.compiler.lookup;

import java.util.List;
import java.util.Map;

/**
 * What strategies accept. The tests are written out, because they run for every merge; the type
 * system is only asked to word a refusal.
 */
final class MergeTypes {
  static final String FIRST = "The first element of the merge";
  static final String SECOND = "The second element of the merge";

  private MergeTypes() {}

  /** Asserts {@code Hash[String, Data]}. */
  static Map<?, ?> checkHash(String subject, Object value) {
    if (value instanceof Map<?, ?> map && DataTypes.isData(map)) {
      return map;
    }
    throw TypeProblems.wrongType(subject, "Hash[String,Data]", value);
  }

  /** Asserts {@code Variant[Scalar, Array[Data]]}. */
  static void checkUnique(String subject, Object value) {
    boolean accepted =
        value instanceof List<?> ? DataTypes.isData(value) : DataTypes.isScalar(value);
    if (!accepted) {
      throw TypeProblems.wrongType(subject, "Variant[Scalar,Array[Data]]", value);
    }
  }
}
