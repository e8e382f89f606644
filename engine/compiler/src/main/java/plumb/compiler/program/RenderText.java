package plumb.compiler.program;

import plumb.values.Undef;

/** Literal text of a template. */
public record RenderText(int pos, String text) implements Expr {
  @Override
  public Object eval(Frame f) {
    f.output().text(text);
    return Undef.UNDEF;
  }
}
