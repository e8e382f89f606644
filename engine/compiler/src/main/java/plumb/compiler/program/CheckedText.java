package plumb.compiler.program;

/** The text of a heredoc with expressions whose tag names a syntax. */
public record CheckedText(int pos, Expr text, String syntax) implements Expr {
  @Override
  public Object eval(Frame f) {
    Object value = text.eval(f);
    f.evaluation().checkSyntax((String) value, syntax, f, pos);
    return value;
  }
}
