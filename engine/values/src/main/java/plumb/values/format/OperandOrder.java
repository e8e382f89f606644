package plumb.values.format;

/** Which operands a format string takes: in turn, by number, or by name, but never mixed. */
final class OperandOrder {
  private static final int NUMBERED = -1;
  private static final int NAMED = -2;

  private final Operands operands;

  /** How many operands were taken in turn, or {@link #NUMBERED} or {@link #NAMED}. */
  private int taken;

  OperandOrder(Operands operands) {
    this.operands = operands;
  }

  /**
   * The operand of a name.
   *
   * @param written the name with its brackets, for messages
   */
  Object named(String name, String written) {
    if (taken > 0) {
      throw new FormatException("named" + written + " after unnumbered(" + taken + ")");
    }
    if (taken == NUMBERED) {
      throw new FormatException("named" + written + " after numbered");
    }
    taken = NAMED;
    return operands.named(name);
  }

  /** The next operand in turn. */
  Object next() {
    if (taken == NUMBERED) {
      throw new FormatException("unnumbered(1) mixed with numbered");
    }
    if (taken == NAMED) {
      throw new FormatException("unnumbered(1) mixed with named");
    }
    taken++;
    return operand(taken);
  }

  /** The operand of a number, counted from one. */
  Object numbered(int number) {
    if (taken > 0) {
      throw new FormatException("numbered(" + number + ") after unnumbered(" + taken + ")");
    }
    if (taken == NAMED) {
      throw new FormatException("numbered(" + number + ") after named");
    }
    if (number < 1) {
      throw new FormatException("invalid index - " + number + "$");
    }
    taken = NUMBERED;
    return operand(number);
  }

  private Object operand(int number) {
    if (number > operands.count()) {
      throw new FormatException("too few arguments");
    }
    return operands.get(number - 1);
  }
}
