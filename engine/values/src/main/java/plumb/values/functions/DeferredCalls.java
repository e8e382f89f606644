package plumb.values.functions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import plumb.values.Deferred;
import plumb.values.Sensitive;

/** Makes the calls that {@link Deferred} values stand for, innermost arguments first. */
public final class DeferredCalls {
  private final UnaryOperator<Object> variables;
  private final BiFunction<String, List<Object>, Object> functions;

  /**
   * Prepares to make calls.
   *
   * @param variables gives the value of a variable by its name, a String without {@code $}
   * @param functions calls a function
   */
  public DeferredCalls(
      UnaryOperator<Object> variables, BiFunction<String, List<Object>, Object> functions) {
    this.variables = variables;
    this.functions = functions;
  }

  /** The value with the results of all calls in it. */
  public Object resolve(Object value) {
    if (value instanceof Deferred deferred) {
      return call(deferred);
    }
    if (value instanceof Sensitive sensitive) {
      return new Sensitive(resolve(sensitive.value()));
    }
    if (value instanceof List<?> list) {
      List<Object> resolved = new ArrayList<>(list.size());
      list.forEach(item -> resolved.add(resolve(item)));
      return resolved;
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> resolved = new LinkedHashMap<>();
      map.forEach((key, item) -> resolved.put(key, resolve(item)));
      return resolved;
    }
    return value;
  }

  /** Calls a function, or digs into a variable where the name is one. */
  private Object call(Deferred deferred) {
    boolean isVariable = deferred.name().startsWith("$");
    List<Object> arguments = new ArrayList<>();
    if (isVariable) {
      arguments.add(variables.apply(deferred.name().substring(1)));
    }
    if (deferred.arguments() != null) {
      deferred.arguments().forEach(argument -> arguments.add(resolve(argument)));
    }
    return functions.apply(isVariable ? "dig" : deferred.name(), arguments);
  }
}
