package plumb.compiler.program;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code Integer('3')}: calls {@code new} with the type. */
public record NewCall(int pos, Expr type, List<Expr> args, @Nullable LambdaExpr lambda)
    implements Expr {
  @Override
  public Object eval(Frame f) {
    List<Object> arguments = new ArrayList<>();
    arguments.add(type.eval(f));
    arguments.addAll(Splat.unfold(args, f));
    return f.evaluation().call("new", arguments, lambda == null ? null : lambda.close(f), f, pos);
  }
}
