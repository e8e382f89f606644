package plumb.compiler.program;

import plumb.values.EvaluationException;

/** {@code -x}. */
public record Negate(int pos, Expr operand) implements Expr {
  @Override
  public Object eval(Frame f) {
    Object value = operand.eval(f);
    try {
      return plumb.values.Arithmetic.negate(
          value, (index, before, after) -> f.evaluation().coerced(before, after, f, pos));
    } catch (EvaluationException e) {
      throw f.located(e, pos);
    }
  }
}
