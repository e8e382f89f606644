package plumb.compiler.program;

import plumb.values.EvaluationException;

/** {@code left op right} for {@code + - * / % << >>}. */
public record Arithmetic(int pos, Operator operator, Expr left, Expr right) implements Expr {

  /** The arithmetic operators. */
  public enum Operator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    MODULO("%"),
    SHIFT_LEFT("<<"),
    SHIFT_RIGHT(">>");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    /** The operator as it is written. */
    public String symbol() {
      return symbol;
    }
  }

  @Override
  public Object eval(Frame f) {
    Object l = left.eval(f);
    Object r = right.eval(f);
    try {
      return plumb.values.Arithmetic.apply(
          operator.symbol,
          l,
          r,
          (operand, before, after) ->
              f.evaluation().coerced(before, after, f, (operand == 1 ? left : right).pos()));
    } catch (EvaluationException e) {
      throw f.located(e, e.operand() == 1 ? left.pos() : e.operand() == 2 ? right.pos() : pos);
    }
  }
}
