package plumb.compiler.program;

import java.util.List;
import plumb.values.Jump;
import plumb.values.Lambda;
import plumb.values.TimeLimit;
import plumb.values.Type;

/** A lambda with the frame that it was written in. Confined to that frame's thread. */
final class Closure implements Lambda {
  private final LambdaExpr code;
  private final Frame outer;

  Closure(LambdaExpr code, Frame outer) {
    this.code = code;
    this.outer = outer;
  }

  @Override
  public Object call(List<Object> arguments) {
    TimeLimit.check();
    Frame frame = new Frame(outer.evaluation(), outer.source(), outer.scope(), outer, code.body());
    Arguments.requireAll(code.params(), arguments, frame);
    // What a lambda has no parameter for, it never sees.
    int known = Math.min(arguments.size(), maxArguments());
    Arguments.bind("lambda", code.params(), arguments.subList(0, known), frame);
    Object result;
    try {
      result = code.body().run(frame);
    } catch (Jump.Next next) {
      result = next.value();
    }
    Arguments.checkResult("lambda", code.returnType(), result, frame);
    return result;
  }

  @Override
  public Type type() {
    return Arguments.callableType(code.params(), code.returnType(), outer);
  }

  @Override
  public int minArguments() {
    return Arguments.minimum(code.params(), outer);
  }

  @Override
  public int maxArguments() {
    return Arguments.maximum(code.params());
  }
}
