package plumb.values.functions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.Binary;
import plumb.values.EvaluationException;
import plumb.values.IteratorValue;
import plumb.values.Lambda;
import plumb.values.Regex;
import plumb.values.SemVer;
import plumb.values.SemVerRange;
import plumb.values.Timespan;
import plumb.values.Timestamp;
import plumb.values.Undef;

/**
 * A function of the older kind: it has a number of arguments and no signature, an argument that is
 * undef reaches it as the empty string, and values that are neither data nor types as their text.
 */
public final class LegacyFunction implements Function {
  private final String name;
  private final int arity;
  private final Body body;

  /** What such a function does with its arguments. */
  @FunctionalInterface
  public interface Body {
    Object call(List<Object> args, Callbacks callbacks);
  }

  /**
   * Makes a function.
   *
   * @param arity the number of arguments; -1 - n for n or more
   */
  public LegacyFunction(String name, int arity, Body body) {
    this.name = name;
    this.arity = arity;
    this.body = body;
  }

  @Override
  public Object call(List<Object> args, @Nullable Lambda block, Callbacks callbacks) {
    int least = arity < 0 ? -arity - 1 : arity;
    if (args.size() < least || (arity >= 0 && args.size() > arity)) {
      throw new EvaluationException(
          name
              + "(): Wrong number of arguments given ("
              + args.size()
              + (arity < 0 ? " for minimum " : " for ")
              + least
              + ")");
    }
    return body.call(arguments(args), callbacks);
  }

  /** The arguments as a function of this kind sees them. */
  static List<Object> arguments(List<Object> args) {
    List<Object> result = new ArrayList<>(args.size());
    for (Object arg : args) {
      result.add(arg == Undef.UNDEF ? "" : argument(arg));
    }
    return result;
  }

  private static Object argument(Object value) {
    if (value instanceof List<?> list) {
      List<Object> result = new ArrayList<>(list.size());
      for (Object element : list) {
        result.add(argument(element));
      }
      return result;
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> result = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        result.put(argument(entry.getKey()), argument(entry.getValue()));
      }
      return result;
    }
    if (value instanceof IteratorValue) {
      throw new EvaluationException("Use of an Iterator is not supported here");
    }
    boolean text =
        value instanceof Regex
            || value instanceof SemVer
            || value instanceof SemVerRange
            || value instanceof Binary
            || value instanceof Timespan
            || value instanceof Timestamp;
    return text ? value.toString() : value;
  }
}
