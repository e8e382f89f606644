package plumb.values;

/**
 * The comparison operators, {@code ==} and {@code !=} included. Types compare by assignability; a
 * type and another value are just not equal.
 */
public final class Comparison {
  private Comparison() {}

  /**
   * Applies {@code ==}, {@code !=}, {@code <}, {@code <=}, {@code >} or {@code >=}.
   *
   * @throws EvaluationException (COMPARISON_NOT_POSSIBLE) when the values have no order
   */
  public static boolean apply(String operator, Object left, Object right) {
    if (left instanceof Type a) {
      return right instanceof Type b ? types(operator, a, b) : operator.equals("!=");
    }
    if (operator.equals("==") || operator.equals("!=")) {
      return Equality.equal(left, right) == operator.equals("==");
    }
    if (left instanceof Number && right instanceof SemVer) {
      throw new EvaluationException("can't convert SemanticPuppet::Version into Float");
    }
    int order;
    try {
      order = Equality.compare(left, right);
    } catch (EvaluationException e) {
      throw new EvaluationException(
          "COMPARISON_NOT_POSSIBLE",
          "Comparison of: "
              + Wording.label(left)
              + " "
              + operator
              + " "
              + Wording.label(right)
              + ", is not possible. Caused by '"
              + e.getMessage()
              + "'.");
    }
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      default -> throw new IllegalArgumentException(operator);
    };
  }

  private static boolean types(String operator, Type left, Type right) {
    return switch (operator) {
      case "==" -> Equality.equalTypes(left, right);
      case "!=" -> !Equality.equalTypes(left, right);
      case "<" -> right.isAssignableFrom(left) && !Equality.equalTypes(left, right);
      case "<=" -> right.isAssignableFrom(left);
      case ">" -> left.isAssignableFrom(right) && !Equality.equalTypes(left, right);
      case ">=" -> left.isAssignableFrom(right);
      default -> throw new IllegalArgumentException(operator);
    };
  }
}
