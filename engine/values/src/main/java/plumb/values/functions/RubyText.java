package plumb.values.functions;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import plumb.values.EvaluationException;
import plumb.values.Regex;
import plumb.values.RubyInspection;
import plumb.values.SizeLimit;
import plumb.values.TimeLimit;
import plumb.values.Undef;
import plumb.values.ValueText;
import plumb.values.Wording;

/** Values as Ruby's {@code to_s}, {@code inspect} and {@code class} tell them. */
public final class RubyText {
  private RubyText() {}

  /** What {@code to_s} gives. */
  public static String of(Object value) {
    if (value instanceof String s) {
      return s;
    }
    if (value instanceof List<?> || value instanceof Map<?, ?>) {
      return RubyInspection.of(value);
    }
    if (value instanceof Regex regex) {
      return regex.embeddable();
    }
    return value == Undef.UNDEF ? "" : ValueText.of(value);
  }

  /** The elements of a list, and of the lists in it, with a separator between them. */
  public static String join(List<?> list, String separator) {
    StringBuilder out = new StringBuilder();
    appendJoined(out, list, separator, true);
    return out.toString();
  }

  private static boolean appendJoined(
      StringBuilder out, List<?> list, String separator, boolean first) {
    TimeLimit.check();
    boolean start = first;
    for (Object element : list) {
      if (element instanceof List<?> inner && !inner.isEmpty()) {
        start = appendJoined(out, inner, separator, start);
        continue;
      }
      if (!start) {
        out.append(separator);
      }
      if (!(element instanceof List<?>)) {
        out.append(of(element));
      }
      SizeLimit.checkCharacters(out.length());
      start = false;
    }
    return start;
  }

  /** The name of the class that Ruby has for a value. */
  public static String className(Object value) {
    return value instanceof BigInteger ? "Integer" : Wording.rubyClass(value);
  }

  /** How a message names a value that cannot be converted: {@code nil}, {@code true}, a class. */
  public static String describe(Object value) {
    if (value == Undef.UNDEF) {
      return "nil";
    }
    return value instanceof Boolean ? value.toString() : className(value);
  }

  /**
   * A value where Ruby wants a string and converts nothing.
   *
   * @throws EvaluationException when it is not a string
   */
  public static String string(Object value) {
    if (value instanceof String s) {
      return s;
    }
    throw new EvaluationException("no implicit conversion of " + describe(value) + " into String");
  }

  /** The error of a call to a method that the value does not have. */
  public static EvaluationException noMethod(String method, Object value) {
    String receiver = RubyInspection.of(value);
    // What Ruby shows as an object tells its class itself.
    String shown = receiver.startsWith("#<") ? receiver : receiver + ":" + className(value);
    return new EvaluationException("undefined method `" + method + "' for " + shown);
  }
}
