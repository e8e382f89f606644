package plumb.agent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import plumb.catalog.Resource;
import plumb.values.Deferred;
import plumb.values.EvaluationException;
import plumb.values.Sensitive;
import plumb.values.Undef;

/** Makes the calls that a catalog leaves to the machine that it is applied on. */
final class DeferredValues {
  private final DeferredFunctions functions;
  private final Map<String, Object> facts;

  /**
   * Prepares to make calls.
   *
   * @param facts this machine's, the value of {@code $facts}
   */
  DeferredValues(DeferredFunctions functions, Map<String, Object> facts) {
    this.functions = functions;
    this.facts = facts;
  }

  /**
   * Returns the parameters of a resource with the results of all deferred calls.
   *
   * @param problems takes a sentence for each call that failed
   */
  Map<String, Object> resolve(Resource resource, Consumer<String> problems) {
    Map<String, Object> parameters = resource.parameters();
    Map<String, Object> resolved = parameters;
    for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
      if (isDeferred(parameter.getValue())) {
        if (resolved == parameters) {
          resolved = new LinkedHashMap<>(parameters);
        }
        resolved.put(parameter.getKey(), resolve(resource, parameter, problems));
      }
    }
    return resolved;
  }

  private Object resolve(
      Resource resource, Map.Entry<String, Object> parameter, Consumer<String> problems) {
    try {
      return resolve(parameter.getValue());
    } catch (EvaluationException e) {
      problems.accept(
          "Could not get the deferred value of "
              + parameter.getKey()
              + " of "
              + resource.ref()
              + ": "
              + e.getMessage());
      return Undef.UNDEF;
    }
  }

  private static boolean isDeferred(Object value) {
    if (value instanceof List<?> list) {
      for (Object item : list) {
        if (isDeferred(item)) {
          return true;
        }
      }
      return false;
    }
    if (value instanceof Map<?, ?> map) {
      return isDeferred(List.copyOf(map.values()));
    }
    return value instanceof Deferred
        || (value instanceof Sensitive sensitive && isDeferred(sensitive.value()));
  }

  private Object resolve(Object value) {
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
    List<Object> arguments = new ArrayList<>();
    if (deferred.name().startsWith("$")) {
      String variable = deferred.name().substring(1);
      arguments.add(variable.equals("facts") ? facts : facts.getOrDefault(variable, Undef.UNDEF));
    }
    deferred.arguments().forEach(argument -> arguments.add(resolve(argument)));
    return functions.call(deferred.name().startsWith("$") ? "dig" : deferred.name(), arguments);
  }
}
