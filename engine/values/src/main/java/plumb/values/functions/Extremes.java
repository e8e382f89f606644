package plumb.values.functions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Lambda;
import plumb.values.format.NumberText;

/** {@code max} and {@code min}: of numbers, of strings, or of anything by a block. */
final class Extremes {
  private final String name;
  private final int direction;

  private Extremes(String name, int direction) {
    this.name = name;
    this.direction = direction;
  }

  /**
   * The function.
   *
   * @param direction 1 for the greatest, -1 for the least
   */
  static Overloads named(String name, int direction) {
    Extremes extremes = new Extremes(name, direction);
    return Overloads.named(name)
        .on("Numeric values*", (args, block, callbacks) -> extremes.ofNumbers(args))
        .on("String values*", (args, block, callbacks) -> extremes.ofTexts(args, callbacks))
        .on("Array[Numeric] values, Callable[2, 2] &block?", extremes::ofOneNumberList)
        .on("Array[String] values, Callable[2, 2] &block?", extremes::ofOneTextList)
        .on("Array values, Callable[2, 2] &block?", extremes::ofOneList)
        .on(
            "Any values*, Callable[2, 2] &block",
            (args, block, callbacks) -> extremes.byBlock(args, Iteration.block(block)))
        .on("Any values*", (args, block, callbacks) -> extremes.ofAny(args, callbacks));
  }

  private interface Order {
    int of(Object a, Object b);
  }

  private Object best(List<?> values, Order order) {
    if (values.isEmpty()) {
      throw new EvaluationException(name + "(): Wrong number of arguments need at least one");
    }
    Object best = values.get(0);
    for (int i = 1; i < values.size(); i++) {
      Object candidate = values.get(i);
      if (direction * order.of(candidate, best) > 0) {
        best = candidate;
      }
    }
    return best;
  }

  private static List<?> list(List<Object> args) {
    return (List<?>) args.get(0);
  }

  private Object ofOneNumberList(List<Object> args, @Nullable Lambda block, Callbacks callbacks) {
    return block == null ? ofNumbers(list(args)) : byBlock(list(args), block);
  }

  private Object ofOneTextList(List<Object> args, @Nullable Lambda block, Callbacks callbacks) {
    return block == null ? ofTexts(list(args), callbacks) : byBlock(list(args), block);
  }

  private Object ofOneList(List<Object> args, @Nullable Lambda block, Callbacks callbacks) {
    return block == null ? ofAny(list(args), callbacks) : byBlock(list(args), block);
  }

  private Object ofNumbers(List<?> values) {
    return best(values, RubyOrder::comparison);
  }

  private Object byBlock(List<?> values, Lambda block) {
    if (values.isEmpty()) {
      return plumb.values.Undef.UNDEF;
    }
    return best(values, (a, b) -> RubyOrder.order(block.call(List.of(a, b)), a, b));
  }

  private Object ofTexts(List<?> values, Callbacks callbacks) {
    return best(values, (a, b) -> compare((String) a, (String) b, callbacks));
  }

  private Object ofAny(List<?> values, Callbacks callbacks) {
    return best(
        values,
        (a, b) -> {
          String x = RubyText.of(a);
          String y = RubyText.of(b);
          if (areNumbers(x, y)) {
            return compare(x, y, callbacks);
          }
          warn(callbacks, "string_coerce_any", "Any to String");
          return RubyOrder.compareText(x, y);
        });
  }

  private int compare(String a, String b, Callbacks callbacks) {
    if (areNumbers(a, b)) {
      warn(callbacks, "numeric_coerce_string", "String to Numeric");
      return Double.compare(NumberText.leadingFloat(a), NumberText.leadingFloat(b));
    }
    return RubyOrder.compareText(a, b);
  }

  private void warn(Callbacks callbacks, String key, String conversion) {
    PlacedWarning.once(
        callbacks,
        name + "_function_" + key,
        "The "
            + name
            + "() function's auto conversion of "
            + conversion
            + " is deprecated - change to convert input before calling, or use lambda");
  }

  private static boolean areNumbers(String a, String b) {
    return isNumber(a) && isNumber(b);
  }

  /** Digits, and perhaps more digits after one of {@code . _ e E}. */
  private static boolean isNumber(String text) {
    int at = digitsEnd(text, text.startsWith("-") ? 1 : 0);
    if (at == 0 || !isDigit(text.charAt(at - 1))) {
      return false;
    }
    if (at == text.length()) {
      return true;
    }
    int end = digitsEnd(text, at + 1);
    return "._eE".indexOf(text.charAt(at)) >= 0 && end > at + 1 && end == text.length();
  }

  private static int digitsEnd(String text, int start) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
