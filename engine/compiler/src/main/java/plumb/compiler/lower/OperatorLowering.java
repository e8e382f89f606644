package plumb.compiler.lower;

import plumb.compiler.program.And;
import plumb.compiler.program.Arithmetic;
import plumb.compiler.program.Compare;
import plumb.compiler.program.Expr;
import plumb.compiler.program.In;
import plumb.compiler.program.Literal;
import plumb.compiler.program.MatchExpr;
import plumb.compiler.program.Negate;
import plumb.compiler.program.Not;
import plumb.compiler.program.Or;
import plumb.compiler.program.Splat;

/** The nodes of operators, by how they are written. */
final class OperatorLowering {
  private OperatorLowering() {}

  static Expr unary(String operator, int pos, Expr operand) {
    return switch (operator) {
      case "!" -> new Not(pos, operand);
      case "*" -> new Splat(pos, operand);
      default -> negate(operand, pos);
    };
  }

  private static Expr negate(Expr operand, int pos) {
    if (operand instanceof Literal literal && literal.value() instanceof Long number) {
      return new Literal(pos, -number);
    }
    if (operand instanceof Literal literal && literal.value() instanceof Double number) {
      return new Literal(pos, -number);
    }
    return new Negate(pos, operand);
  }

  static Expr binary(String operator, int pos, Expr left, Expr right) {
    return switch (operator) {
      case "and" -> new And(pos, left, right);
      case "or" -> new Or(pos, left, right);
      case "in" -> new In(pos, left, right);
      case "=~" -> new MatchExpr(pos, false, left, right);
      case "!~" -> new MatchExpr(pos, true, left, right);
      case "==" -> new Compare(pos, Compare.Operator.EQUAL, left, right);
      case "!=" -> new Compare(pos, Compare.Operator.NOT_EQUAL, left, right);
      case "<" -> new Compare(pos, Compare.Operator.LESS, left, right);
      case "<=" -> new Compare(pos, Compare.Operator.LESS_OR_EQUAL, left, right);
      case ">" -> new Compare(pos, Compare.Operator.GREATER, left, right);
      case ">=" -> new Compare(pos, Compare.Operator.GREATER_OR_EQUAL, left, right);
      default -> new Arithmetic(pos, arithmetic(operator), left, right);
    };
  }

  private static Arithmetic.Operator arithmetic(String operator) {
    return switch (operator) {
      case "+" -> Arithmetic.Operator.ADD;
      case "-" -> Arithmetic.Operator.SUBTRACT;
      case "*" -> Arithmetic.Operator.MULTIPLY;
      case "/" -> Arithmetic.Operator.DIVIDE;
      case "%" -> Arithmetic.Operator.MODULO;
      case "<<" -> Arithmetic.Operator.SHIFT_LEFT;
      case ">>" -> Arithmetic.Operator.SHIFT_RIGHT;
      default -> throw new IllegalStateException("operator " + operator);
    };
  }
}
