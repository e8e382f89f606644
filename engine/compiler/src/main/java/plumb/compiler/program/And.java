package plumb.compiler.program;

import plumb.values.Truth;

/** {@code left and right}, a boolean. */
public record And(int pos, Expr left, Expr right) implements Expr {
  @Override
  public Object eval(Frame f) {
    return Truth.isTrue(left.eval(f)) && Truth.isTrue(right.eval(f));
  }
}
