package plumb.analysis.semantic.checks;

import org.jspecify.annotations.Nullable;
import plumb.analysis.Level;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.program.And;
import plumb.compiler.program.Expr;
import plumb.compiler.program.HashExpr;
import plumb.compiler.program.If;
import plumb.compiler.program.Interpolation;
import plumb.compiler.program.ListExpr;
import plumb.compiler.program.Literal;
import plumb.compiler.program.Not;
import plumb.compiler.program.Or;
import plumb.values.Truth;

/** Conditions that are the same for every node, so that one of the branches never runs. */
final class ConstantCondition extends SemanticCheck {
  ConstantCondition() {
    super("constant_condition", Level.WARNING);
  }

  @Override
  public void check(Program program, Reports reports) {
    for (If one : program.all(If.class)) {
      Boolean truth = truth(one.condition());
      if (truth != null) {
        reports.add(one.condition(), "this condition is always " + (truth ? "true" : "false"));
      }
    }
  }

  /** What a condition always is; null when that depends. */
  private static @Nullable Boolean truth(Expr condition) {
    if (condition instanceof Literal literal) {
      return Truth.isTrue(literal.value());
    }
    if (condition instanceof ListExpr
        || condition instanceof HashExpr
        || condition instanceof Interpolation) {
      return true;
    }
    if (condition instanceof Not not) {
      Boolean operand = truth(not.operand());
      return operand == null ? null : !operand;
    }
    if (condition instanceof And and) {
      return either(truth(and.left()), truth(and.right()), false);
    }
    return condition instanceof Or or ? either(truth(or.left()), truth(or.right()), true) : null;
  }

  /** The value that one side alone decides by, or what both agree on. */
  private static @Nullable Boolean either(
      @Nullable Boolean left, @Nullable Boolean right, boolean deciding) {
    if (left != null && left == deciding || right != null && right == deciding) {
      return deciding;
    }
    return left != null && right != null ? !deciding : null;
  }
}
