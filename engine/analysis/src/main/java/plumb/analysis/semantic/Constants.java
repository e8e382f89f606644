package plumb.analysis.semantic;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.Compilation;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.program.Access;
import plumb.compiler.program.Arithmetic;
import plumb.compiler.program.Body;
import plumb.compiler.program.Expr;
import plumb.compiler.program.Frame;
import plumb.compiler.program.HashExpr;
import plumb.compiler.program.InvalidSourceException;
import plumb.compiler.program.ListExpr;
import plumb.compiler.program.Literal;
import plumb.compiler.program.Negate;
import plumb.compiler.program.Not;
import plumb.compiler.program.Source;
import plumb.compiler.program.TypeName;
import plumb.values.EvaluationException;
import plumb.values.Type;
import plumb.values.types.AnyType;

/**
 * The values and types that expressions have whatever the node is, worked out by the compiler.
 * Confined to one thread.
 */
public final class Constants {
  private final Compilation compilation;
  private final Map<Expr, Optional<Object>> known = new IdentityHashMap<>();

  /** What is worked out with the types of an environment. */
  public Constants(Environment environment) {
    this.compilation =
        new Compilation(environment, NodeInput.local("lint", Map.of(), "lint"), new CompileLog());
  }

  /** The value of an expression that depends on nothing; null for others, and those that fail. */
  public @Nullable Object value(Expr expression, Source source) {
    if (!isConstant(expression)) {
      return null;
    }
    return known.computeIfAbsent(expression, one -> evaluate(one, source)).orElse(null);
  }

  /** The type that a parameter declares; null when it cannot be worked out. */
  public @Nullable Type type(@Nullable Expr declared, Source source) {
    if (declared == null) {
      return AnyType.ANY;
    }
    return value(declared, source) instanceof Type type ? type : null;
  }

  private Optional<Object> evaluate(Expr expression, Source source) {
    Body body = new Body(List.of(), expression);
    Frame frame = new Frame(compilation, source, compilation.topScope(), null, body);
    try {
      return Optional.of(expression.eval(frame));
    } catch (plumb.compiler.program.CompileException
        | EvaluationException
        | InvalidSourceException e) {
      return Optional.empty();
    }
  }

  private static boolean isConstant(Expr expression) {
    if (expression instanceof Literal || expression instanceof TypeName) {
      return true;
    }
    if (expression instanceof ListExpr
        || expression instanceof HashExpr
        || expression instanceof Negate
        || expression instanceof Not
        || expression instanceof Arithmetic
        || expression instanceof Access access && isConstant(access.left())) {
      boolean[] constant = {true};
      Children.of(expression, child -> constant[0] &= isConstant(child));
      return constant[0];
    }
    return false;
  }
}
