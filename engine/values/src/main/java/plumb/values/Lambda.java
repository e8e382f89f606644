package plumb.values;

import java.util.List;

/** A block of code that a function can call: {@code |$x| { ... }}. The evaluator implements it. */
public non-sealed interface Lambda extends Value {
  /**
   * Calls the block.
   *
   * @throws EvaluationException when the arguments do not fit its parameters, or from the block
   */
  Object call(List<Object> arguments);

  /** The {@code Callable} type of this block. */
  Type type();

  /** The least number of arguments that it takes. */
  int minArguments();

  /**
   * The greatest number of arguments, {@link Integer#MAX_VALUE} when the last one captures the
   * rest.
   */
  int maxArguments();
}
