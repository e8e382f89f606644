package plumb.values.types;

import plumb.values.EvaluationException;
import plumb.values.RubyInspection;
import plumb.values.Undef;
import plumb.values.ValueText;
import plumb.values.Wording;
import plumb.values.format.FormatException;
import plumb.values.format.Operands;
import plumb.values.format.Sprintf;

/** The one value that a format is applied to. */
final class FormatOperand implements Operands {
  private final Object value;

  private FormatOperand(Object value) {
    this.value = value;
  }

  /** The value in the format. */
  static String sprintf(String format, Object value) {
    if (format.equals("%s")) {
      return ValueText.of(value);
    }
    try {
      return Sprintf.format(format, new FormatOperand(value));
    } catch (FormatException e) {
      throw new EvaluationException(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public int count() {
    return 1;
  }

  @Override
  public Object get(int index) {
    return value;
  }

  @Override
  public Object named(String name) {
    throw new FormatException("one hash required");
  }

  @Override
  public String text(Object operand) {
    return ValueText.of(operand);
  }

  @Override
  public String inspect(Object operand) {
    return RubyInspection.of(operand);
  }

  @Override
  public String describe(Object operand) {
    return operand == Undef.UNDEF ? "nil" : Wording.rubyClass(operand);
  }
}
