package plumb.agent;

import java.util.List;

/** The functions that deferred values may call. */
@FunctionalInterface
public interface DeferredFunctions {

  /**
   * Calls a function.
   *
   * @throws plumb.values.EvaluationException if there is none of that name, or it fails
   */
  Object call(String name, List<Object> arguments);
}
