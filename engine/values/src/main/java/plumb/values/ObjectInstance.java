package plumb.values;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object that programs know by its methods alone, such as the context that a data function is
 * given. Used by the thread of the compile that it belongs to.
 */
public non-sealed interface ObjectInstance extends Value {
  /** The type that programs know it by. */
  Type type();

  /** Whether it has a method of that name. */
  boolean hasMethod(String name);

  /**
   * Calls a method.
   *
   * @throws EvaluationException when the arguments do not fit
   */
  Object call(String method, List<Object> arguments, @Nullable Lambda block);
}
