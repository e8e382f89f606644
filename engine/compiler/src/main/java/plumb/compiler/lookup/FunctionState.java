package plumb.compiler.lookup;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a data function keeps between its calls in one compile, for one place: its answers, which
 * are not asked for twice, and its own cache.
 *
 * @param moduleName the module whose layer it serves; null for the other layers
 * @param options what it is called with
 * @param answers by key
 * @param cache what the function itself stores through its context
 */
record FunctionState(
    @Nullable String moduleName,
    Map<Object, Object> options,
    Map<String, Object> answers,
    Map<Object, Object> cache) {
  FunctionState(@Nullable String moduleName, Map<Object, Object> options) {
    this(moduleName, options, new HashMap<>(), new LinkedHashMap<>());
  }
}
