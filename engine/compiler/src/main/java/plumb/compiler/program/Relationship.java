package plumb.compiler.program;

/**
 * {@code left -> right} and its three relatives; the value is the right side's, so that chains
 * work.
 */
public record Relationship(int pos, Arrow arrow, Expr left, Expr right) implements Expr {

  /** The chaining arrows. */
  public enum Arrow {
    BEFORE,
    NOTIFY,
    REQUIRE,
    SUBSCRIBE
  }

  @Override
  public Object eval(Frame f) {
    Object l = left.eval(f);
    Object r = right.eval(f);
    return f.evaluation().relate(this, l, r, f);
  }
}
