package plumb.query.evaluation;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.query.Condition.Operator;
import plumb.query.Operand;
import plumb.values.functions.VersionOrder;

/** Compares what a node has with what a query says, whose kind decides how. */
final class Comparison {
  /** Longer texts are no versions. */
  private static final int LONGEST_VERSION = 256;

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

  private final Operator operator;
  private final List<Operand> operands;
  private final Patience patience;

  Comparison(Operator operator, List<Operand> operands, Patience patience) {
    this.operator = operator;
    this.operands = operands;
    this.patience = patience;
  }

  /**
   * Whether a value, or an element of a list, compares so with one of the operands.
   *
   * @param value a text, a number, a boolean or a list of those; null for what is missing
   */
  boolean holds(@Nullable Object value) {
    if (value instanceof List<?> list) {
      for (Object element : list) {
        if (holdsForOne(element)) {
          return true;
        }
      }
      return false;
    }
    return holdsForOne(value);
  }

  private boolean holdsForOne(@Nullable Object value) {
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      for (Operand operand : operands) {
        if (compares(value, operand)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean compares(Object value, Operand operand) {
    if (operand instanceof Operand.Text text) {
      return compares(text(value), text.text());
    }
    if (operand instanceof Operand.Quantity number) {
      BigDecimal own = number(value);
      return own != null && operator.holds(own.compareTo(number.value()));
    }
    if (operand instanceof Operand.Flag flag) {
      return text(value).equals(String.valueOf(flag.value()));
    }
    if (operand instanceof Operand.Pattern pattern) {
      patience.check();
      return patience.finds(pattern.regex(), text(value));
    }
    return false;
  }

  private boolean compares(String own, String wanted) {
    if (operator == Operator.EQUAL) {
      return own.equals(wanted);
    }
    return own.length() <= LONGEST_VERSION
        && wanted.length() <= LONGEST_VERSION
        && operator.holds(VersionOrder.compare(own, wanted));
  }

  private static String text(Object value) {
    return value instanceof Double number
        ? BigDecimal.valueOf(number).toPlainString()
        : value.toString();
  }

  private static @Nullable BigDecimal number(Object value) {
    if (value instanceof Long number) {
      return BigDecimal.valueOf(number);
    }
    if (value instanceof Double number) {
      return BigDecimal.valueOf(number);
    }
    return value instanceof String text && NUMBER.matcher(text).matches()
        ? new BigDecimal(text)
        : null;
  }
}
