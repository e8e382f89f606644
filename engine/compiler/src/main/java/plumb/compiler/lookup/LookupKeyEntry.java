package plumb.compiler.lookup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.compiler.yaml.Position;

/** An entry whose function is asked for one key at a time. It interpolates values itself. */
final class LookupKeyEntry extends Entry {
  private final Map<@Nullable Location, FunctionState> states = new HashMap<>();

  LookupKeyEntry(
      Hiera hiera,
      Layer layer,
      HieraConfig.Entry config,
      Map<?, ?> options,
      @Nullable List<Location> locations) {
    super(hiera, layer, config, options, locations);
    if (config.function().equals("eyaml_lookup_key")) {
      throw unsupported(layer, config, "encrypted data (eyaml_lookup_key) cannot be read");
    }
  }

  @Override
  @Nullable Found findAt(@Nullable Location location, LookupKey key, Invocation invocation) {
    String root = key.root();
    FunctionState state =
        states.computeIfAbsent(
            location, l -> new FunctionState(layer().moduleName(), options(location)));
    Object value = state.answers().get(root);
    if (value == null) {
      try {
        value =
            function()
                .call(
                    List.of(root, state.options(), new LookupContext(hiera(), state, invocation)));
      } catch (LookupContext.NotFoundSignal e) {
        invocation.reportNotFound(root);
        return null;
      }
      checkValue(
          value,
          "Value for key '"
              + root
              + "', returned from "
              + fullName()
              + Location.inMessage(location));
      state.answers().put(root, value);
    }
    Found found =
        Found.inFile(
            value,
            location == null || location.isUri() ? null : location.resolved(),
            Position.NONE);
    invocation.reportFound(root, found);
    return found;
  }
}
