package plumb.compiler.program;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function call in any form: {@code f(x)}, {@code x.f}, or the statement {@code f x}. */
public record Call(int pos, String name, List<Expr> args, @Nullable LambdaExpr lambda)
    implements Expr {
  @Override
  public Object eval(Frame f) {
    List<Object> arguments = Splat.unfold(args, f);
    return f.evaluation().call(name, arguments, lambda == null ? null : lambda.close(f), f, pos);
  }
}
