package plumb.compiler.lookup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.compiler.inputs.Input.Kind;
import plumb.compiler.inputs.Inputs;
import plumb.compiler.yaml.Position;
import plumb.values.EvaluationException;

/**
 * An entry whose function is asked for one key at a time: {@code lookup_key} for a key's root,
 * {@code data_dig} for all of its segments. The function interpolates values itself.
 */
final class FunctionEntry extends Entry {
  private final boolean digs;
  private final Map<@Nullable Location, FunctionState> states = new HashMap<>();

  FunctionEntry(
      Hiera hiera,
      Layer layer,
      HieraConfig.Entry config,
      Map<?, ?> options,
      @Nullable List<Location> locations) {
    super(hiera, layer, config, options, locations);
    this.digs = config.kind() == HieraConfig.FunctionKind.DATA_DIG;
  }

  @Override
  @Nullable Found findAt(@Nullable Location location, LookupKey key, Invocation invocation) {
    if (location != null && !location.isUri()) {
      Inputs.note(Kind.FILE, location.resolved());
    }
    String asked = digs ? key.toString() : key.root();
    FunctionState state =
        states.computeIfAbsent(
            location, l -> new FunctionState(layer().moduleName(), options(location)));
    Object value = state.answers().get(asked);
    if (value == null) {
      try {
        Object argument = digs ? key.path() : asked;
        LookupContext context = new LookupContext(hiera(), state, invocation);
        value = function().call(List.of(argument, state.options(), context));
        checkValue(
            value,
            "Value for key '"
                + asked
                + "', returned from "
                + fullName()
                + Location.inMessage(location));
      } catch (LookupContext.NotFoundSignal e) {
        invocation.reportNotFound(asked);
        return null;
      } catch (LookupException | EvaluationException e) {
        throw blame(e, location, Position.NONE);
      }
      state.answers().put(asked, value);
    }
    Found found = found(value, location, Position.NONE);
    invocation.reportFound(asked, found);
    return digs ? found.withValue(key.undig(value)) : found;
  }
}
