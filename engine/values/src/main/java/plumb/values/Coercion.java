package plumb.values;

/**
 * Hears of strings that an operator takes for numbers; depending on {@code strict} that is told.
 */
@FunctionalInterface
public interface Coercion {
  /** Says nothing. */
  Coercion SILENT = (operand, before, after) -> {};

  /**
   * Called for each coerced operand.
   *
   * @param operand which one, counted from 1
   */
  void coerced(int operand, String before, Number after);
}
