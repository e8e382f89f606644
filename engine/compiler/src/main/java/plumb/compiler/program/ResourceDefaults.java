package plumb.compiler.program;

import java.util.List;

/** {@code Type { attributes }}. */
public record ResourceDefaults(int pos, Expr type, List<Attribute> attributes) implements Expr {
  @Override
  public Object eval(Frame f) {
    return f.evaluation().setDefaults(this, f);
  }
}
