package plumb.compiler.lookup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.compiler.yaml.Position;

/** An entry whose function is given all segments of a key and finds the value inside by itself. */
final class DataDigEntry extends Entry {
  private final Map<@Nullable Location, FunctionState> states = new HashMap<>();

  DataDigEntry(
      Hiera hiera,
      Layer layer,
      HieraConfig.Entry config,
      Map<?, ?> options,
      @Nullable List<Location> locations) {
    super(hiera, layer, config, options, locations);
  }

  @Override
  @Nullable Found findAt(@Nullable Location location, LookupKey key, Invocation invocation) {
    String text = key.toString();
    FunctionState state =
        states.computeIfAbsent(
            location, l -> new FunctionState(layer().moduleName(), options(location)));
    Object value = state.answers().get(text);
    if (value == null) {
      try {
        value =
            function()
                .call(
                    List.of(
                        key.path(),
                        state.options(),
                        new LookupContext(hiera(), state, invocation)));
      } catch (LookupContext.NotFoundSignal e) {
        invocation.reportNotFound(text);
        return null;
      }
      state.answers().put(text, value);
    }
    checkValue(
        value,
        "Value for key '" + text + "', returned from " + fullName() + Location.inMessage(location));
    Found found =
        Found.inFile(
            value,
            location == null || location.isUri() ? null : location.resolved(),
            Position.NONE);
    invocation.reportFound(text, found);
    return found.withValue(key.undig(value));
  }
}
