package plumb.values.format;

/**
 * The values that a format string refers to. Numbers are {@link Long}, {@link java.math.BigInteger}
 * and {@link Double}; any other object is only asked for its texts.
 */
public interface Operands {
  /** The number of operands that can be taken by position. */
  int count();

  /** The operand at {@code index}, counted from zero. */
  Object get(int index);

  /**
   * The operand with a name.
   *
   * @throws FormatException when the operands are not one hash, or the hash lacks the name
   */
  Object named(String name);

  /** What {@code %s} writes. */
  String text(Object operand);

  /** What {@code %p} writes. */
  String inspect(Object operand);

  /**
   * How a message names an operand that is not a number: {@code nil}, {@code true}, {@code Array}.
   */
  String describe(Object operand);
}
