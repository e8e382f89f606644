package plumb.compiler.program;

import plumb.values.Undef;

/** {@code <%= expr %>}. */
public record RenderExpr(int pos, Expr value) implements Expr {
  @Override
  public Object eval(Frame f) {
    f.output().value(value.eval(f));
    return Undef.UNDEF;
  }
}
