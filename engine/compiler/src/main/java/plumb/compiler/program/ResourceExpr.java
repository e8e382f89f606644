package plumb.compiler.program;

import java.util.List;

/**
 * {@code type { title: attributes; ... }}.
 *
 * @param type a {@link ResourceName}, or an expression that gives a resource type
 */
public record ResourceExpr(int pos, Form form, Expr type, List<ResourceBody> bodies)
    implements Expr {

  /** Whether the resources are managed at once, when realized, or exported as well. */
  public enum Form {
    REGULAR,
    VIRTUAL,
    EXPORTED
  }

  /**
   * One title expression with its attributes; the title {@code default} is a {@link Literal} of
   * {@code Default.DEFAULT}.
   */
  public record ResourceBody(int pos, Expr title, List<Attribute> attributes) {}

  @Override
  public Object eval(Frame f) {
    return f.evaluation().declare(this, f);
  }
}
