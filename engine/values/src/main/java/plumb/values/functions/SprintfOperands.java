package plumb.values.functions;

import java.util.List;
import java.util.Map;
import plumb.values.EvaluationException;
import plumb.values.RubyInspection;
import plumb.values.format.FormatException;
import plumb.values.format.Operands;
import plumb.values.format.Sprintf;

/** Values of the language as operands of {@code sprintf}. */
public final class SprintfOperands implements Operands {
  private final List<Object> values;

  private SprintfOperands(List<Object> values) {
    this.values = values;
  }

  /**
   * Formats values.
   *
   * @throws EvaluationException when the format string is wrong, or a value does not fit it
   */
  public static String format(String format, List<Object> values) {
    try {
      return Sprintf.format(format, new SprintfOperands(values));
    } catch (FormatException e) {
      throw new EvaluationException(String.valueOf(e.getMessage()));
    }
  }

  static Object sprintf(List<Object> args, Callbacks callbacks) {
    return format(LegacyText.string(args.get(0)), args.subList(1, args.size()));
  }

  @Override
  public int count() {
    return values.size();
  }

  @Override
  public Object get(int index) {
    return values.get(index);
  }

  @Override
  public Object named(String name) {
    if (values.size() != 1 || !(values.get(0) instanceof Map<?, ?> map)) {
      throw new FormatException("one hash required");
    }
    Object value = map.get(name);
    if (value == null) {
      throw new FormatException("key<" + name + "> not found");
    }
    return value;
  }

  @Override
  public String text(Object operand) {
    return LegacyText.of(operand);
  }

  @Override
  public String inspect(Object operand) {
    return RubyInspection.of(operand);
  }

  @Override
  public String describe(Object operand) {
    return RubyText.describe(operand);
  }
}
