package plumb.compiler.erb;

import org.jspecify.annotations.Nullable;

/** Methods of numbers. */
final class NumberMethods {
  private NumberMethods() {}

  /** Calls a method; null when a number has none like that. */
  static @Nullable Object call(Number self, Method method, Object[] args) {
    if (args.length == 0) {
      return switch (method) {
        case TO_I -> self instanceof Long ? self : null;
        case ABS -> self instanceof Long whole ? (Object) Math.absExact(whole) : null;
        default -> null;
      };
    }
    if (args.length > 1 || !(args[0] instanceof Number other)) {
      return null;
    }
    return switch (method) {
      case COMPARE -> (long) RubyValues.compare(self, other);
      case LESS -> RubyValues.compare(self, other) < 0;
      case LESS_EQUAL -> RubyValues.compare(self, other) <= 0;
      case GREATER -> RubyValues.compare(self, other) > 0;
      case GREATER_EQUAL -> RubyValues.compare(self, other) >= 0;
      default ->
          self instanceof Long left && other instanceof Long right
              ? whole(left, method, right)
              : fraction(self.doubleValue(), method, other.doubleValue());
    };
  }

  private static @Nullable Object whole(long left, Method method, long right) {
    try {
      return switch (method) {
        case PLUS -> Math.addExact(left, right);
        case MINUS -> Math.subtractExact(left, right);
        case TIMES -> Math.multiplyExact(left, right);
        case DIVIDE -> right == 0 || right == -1 ? null : (Object) Math.floorDiv(left, right);
        case REMAINDER -> right == 0 ? null : (Object) Math.floorMod(left, right);
        default -> null;
      };
    } catch (ArithmeticException e) {
      throw new Unsupported("a number of more than 64 bits");
    }
  }

  private static @Nullable Object fraction(double left, Method method, double right) {
    return switch (method) {
      case PLUS -> left + right;
      case MINUS -> left - right;
      case TIMES -> left * right;
      case DIVIDE -> left / right;
      default -> null;
    };
  }
}
