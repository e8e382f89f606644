package plumb.compiler.program;

/** A constant: string, number, boolean, undef, default, regular expression. */
public record Literal(int pos, Object value) implements Expr {
  @Override
  public Object eval(Frame f) {
    return value;
  }
}
