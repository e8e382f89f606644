package plumb.agent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import plumb.catalog.Resource;
import plumb.values.Deferred;
import plumb.values.EvaluationException;
import plumb.values.Sensitive;
import plumb.values.Undef;
import plumb.values.functions.DeferredCalls;

/** Makes the calls that a catalog leaves to the machine that it is applied on. */
final class DeferredValues {
  private final DeferredCalls calls;

  /**
   * Prepares to make calls.
   *
   * @param facts this machine's, the value of {@code $facts}
   */
  DeferredValues(DeferredFunctions functions, Map<String, Object> facts) {
    calls =
        new DeferredCalls(
            name -> name.equals("facts") ? facts : facts.getOrDefault(name, Undef.UNDEF),
            functions::call);
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
      return calls.resolve(parameter.getValue());
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
}
