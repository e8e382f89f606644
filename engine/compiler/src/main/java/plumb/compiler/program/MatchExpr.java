package plumb.compiler.program;

import plumb.values.EvaluationException;
import plumb.values.Matching;

/**
 * {@code left =~ right} and {@code left !~ right}; a match of a regular expression sets {@code $0},
 * {@code $1}, ...
 */
public record MatchExpr(int pos, boolean negated, Expr left, Expr right) implements Expr {
  @Override
  public Object eval(Frame f) {
    Object subject = left.eval(f);
    Object pattern = right.eval(f);
    try {
      return Matching.operator(subject, pattern, f::setMatchIfAny) != negated;
    } catch (EvaluationException e) {
      throw f.located(e, e.operand() == 1 ? left.pos() : right.pos());
    }
  }
}
