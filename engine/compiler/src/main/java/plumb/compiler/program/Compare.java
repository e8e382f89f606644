package plumb.compiler.program;

import plumb.values.Comparison;
import plumb.values.Equality;
import plumb.values.EvaluationException;

/** {@code left op right} for the six comparisons; types compare by assignability. */
public record Compare(int pos, Operator operator, Expr left, Expr right) implements Expr {

  /** The comparison operators. */
  public enum Operator {
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

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
    if (operator == Operator.EQUAL) {
      return Equality.equal(l, r);
    }
    if (operator == Operator.NOT_EQUAL) {
      return !Equality.equal(l, r);
    }
    try {
      return Comparison.apply(operator.symbol, l, r);
    } catch (EvaluationException e) {
      throw f.located(e, e.operand() == 1 ? left.pos() : e.operand() == 2 ? right.pos() : pos);
    }
  }
}
