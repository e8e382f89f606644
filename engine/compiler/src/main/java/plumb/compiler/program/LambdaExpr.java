package plumb.compiler.program;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.Lambda;

/** {@code |params| { body }}; evaluating it closes over the frame. */
public record LambdaExpr(int pos, List<Param> params, @Nullable Expr returnType, Body body)
    implements Expr {
  @Override
  public Object eval(Frame f) {
    return close(f);
  }

  Lambda close(Frame f) {
    return new Closure(this, f);
  }
}
