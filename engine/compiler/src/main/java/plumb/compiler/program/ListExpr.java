package plumb.compiler.program;

import java.util.List;

/** {@code [a, *b]}. */
public record ListExpr(int pos, List<Expr> items) implements Expr {
  @Override
  public Object eval(Frame f) {
    return Splat.unfold(items, f);
  }
}
