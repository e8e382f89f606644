package plumb.compiler.program;

import java.util.List;

/** {@code Type['title'] { attributes }}. */
public record ResourceOverride(int pos, Expr resources, List<Attribute> attributes)
    implements Expr {
  @Override
  public Object eval(Frame f) {
    return f.evaluation().override(this, f);
  }
}
