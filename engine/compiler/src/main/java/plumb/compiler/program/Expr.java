package plumb.compiler.program;

/** An expression or statement. Immutable; shared by all compiles and threads. */
public interface Expr {
  /** Offset of the expression's first character in its unit's text. */
  int pos();

  /** The value in this frame; {@code Undef.UNDEF} for statements without a value. */
  Object eval(Frame f);
}
