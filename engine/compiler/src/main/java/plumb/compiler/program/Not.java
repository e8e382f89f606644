package plumb.compiler.program;

import plumb.values.Truth;

/** {@code !x}. */
public record Not(int pos, Expr operand) implements Expr {
  @Override
  public Object eval(Frame f) {
    return !Truth.isTrue(operand.eval(f));
  }
}
