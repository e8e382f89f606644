package plumb.values.functions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.Lambda;

/**
 * A function that programs can call. Implementations keep no state and are shared between threads.
 */
@FunctionalInterface
public interface Function {
  /**
   * Calls the function.
   *
   * @param args its arguments, never null; undef is {@link plumb.values.Undef#UNDEF}
   * @param block the block after the arguments, null when there is none
   * @param callbacks what the function may ask of the program that calls it
   * @return its result, never null
   * @throws plumb.values.EvaluationException when the arguments do not fit, or the function fails
   */
  Object call(List<Object> args, @Nullable Lambda block, Callbacks callbacks);
}
