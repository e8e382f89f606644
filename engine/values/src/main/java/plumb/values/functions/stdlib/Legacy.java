package plumb.values.functions.stdlib;

import java.math.BigInteger;
import java.util.List;
import plumb.values.EvaluationException;
import plumb.values.Undef;
import plumb.values.format.NumberText;
import plumb.values.functions.Function;
import plumb.values.functions.LegacyFunction;
import plumb.values.functions.RubyText;

/**
 * What the functions of this package share: stdlib checks most arguments itself, in Ruby's terms.
 */
final class Legacy {
  private Legacy() {}

  /** What a function does with its arguments. */
  interface Body {
    Object call(List<Object> args);
  }

  /** A function that takes any number of arguments and checks them itself. */
  static Function function(String name, Body body) {
    return new LegacyFunction(name, -1, (args, callbacks) -> body.call(args));
  }

  /** A function with a number of arguments; -1 - n for n or more. */
  static Function function(String name, int arity, Body body) {
    return new LegacyFunction(name, arity, (args, callbacks) -> body.call(args));
  }

  /** A function that needs at least a number of arguments. */
  static Function atLeast(int least, String name, Body body) {
    return function(
        name,
        args -> {
          requireAtLeast(least, name, args);
          return body.call(args);
        });
  }

  static void requireAtLeast(int least, String name, List<Object> args) {
    if (args.size() < least) {
      throw wrongCount(name, args.size(), Integer.toString(least));
    }
  }

  static EvaluationException wrongCount(String name, int given, String expected) {
    return new EvaluationException(
        name + "(): Wrong number of arguments given (" + given + " for " + expected + ")");
  }

  /** The argument at an index, undef when there is none. */
  static Object argument(List<Object> args, int index) {
    return index < args.size() ? args.get(index) : Undef.UNDEF;
  }

  /** Whether Ruby takes a value for true. */
  static boolean isTrue(Object value) {
    return value != Undef.UNDEF && !value.equals(false);
  }

  /** What {@code to_i} gives. */
  static BigInteger integer(Object value) {
    if (value instanceof Long number) {
      return BigInteger.valueOf(number);
    }
    if (value instanceof Double number) {
      return new java.math.BigDecimal(number).toBigInteger();
    }
    if (value instanceof String text) {
      return NumberText.leadingInteger(text);
    }
    if (value == Undef.UNDEF) {
      return BigInteger.ZERO;
    }
    throw RubyText.noMethod("to_i", value);
  }

  /** An integer as a value: 64 bits, or its nearest floating point number when it has more. */
  static Object number(BigInteger value) {
    return value.bitLength() < 64 ? (Object) value.longValue() : (Object) value.doubleValue();
  }
}
