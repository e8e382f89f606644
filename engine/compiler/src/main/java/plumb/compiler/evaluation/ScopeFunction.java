package plumb.compiler.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.Lambda;
import plumb.values.Type;

/** A function that needs the compile in progress. Stateless; safe for use by many threads. */
@FunctionalInterface
public interface ScopeFunction {
  /**
   * Calls the function.
   *
   * @throws plumb.values.EvaluationException for wrong arguments; the caller adds the place
   */
  Object call(CallSite site, List<Object> args, @Nullable Lambda block);

  /** The types that it declares for its results; none when it declares nothing. */
  default List<Type> resultTypes(CallSite site) {
    return List.of();
  }
}
