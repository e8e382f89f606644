package plumb.compiler.program;

import plumb.values.Matching;

/**
 * {@code left in right}: element of a list, key of a hash, or part of a string (letter case
 * ignored).
 */
public record In(int pos, Expr left, Expr right) implements Expr {
  @Override
  public Object eval(Frame f) {
    Object element = left.eval(f);
    return Matching.isIn(element, right.eval(f), f::setMatchIfAny);
  }
}
