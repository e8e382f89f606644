package plumb.compiler.lookup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.compiler.inputs.Input.Kind;
import plumb.compiler.inputs.Inputs;
import plumb.compiler.yaml.DataMap;
import plumb.compiler.yaml.DataNode;
import plumb.compiler.yaml.Position;
import plumb.values.EvaluationException;
import plumb.values.Undef;

/** An entry whose function gives a whole hash for each place: of a file, or the function's own. */
final class DataHashEntry extends Entry {
  private final Format format;

  /** The hashes already obtained in this compile, by place. */
  private final Map<@Nullable Location, Map<?, ?>> hashes = new HashMap<>();

  private enum Format {
    YAML,
    JSON,
    HOCON,
    FUNCTION
  }

  DataHashEntry(
      Hiera hiera,
      Layer layer,
      HieraConfig.Entry config,
      Map<?, ?> options,
      @Nullable List<Location> locations) {
    super(hiera, layer, config, options, locations);
    format =
        switch (config.function()) {
          case "yaml_data" -> Format.YAML;
          case "json_data" -> Format.JSON;
          case "hocon_data" -> Format.HOCON;
          case EyamlEntry.FUNCTION ->
              throw new EvaluationException(
                  "ARGUMENT_MISMATCH", "'" + EyamlEntry.FUNCTION + "' expects 3 arguments, got 2");
          default -> Format.FUNCTION;
        };
  }

  @Override
  @Nullable Found findAt(@Nullable Location location, LookupKey key, Invocation invocation) {
    String root = key.root();
    if (location != null && format != Format.FUNCTION) {
      noteValue(location.resolved(), root);
    }
    Map<?, ?> hash = hash(location, invocation);
    Object value = hash.get(root);
    if (value == null) {
      invocation.reportNotFound(root);
      return null;
    }
    int position =
        hash instanceof DataMap data ? data.positionAt(data.indexOf(root)) : Position.NONE;
    Object resolved;
    try {
      checkValue(location, root, value);
      if (location != null && !location.isUri()) {
        invocation.readFrom(location.resolved(), config().name(), position);
      }
      resolved = hiera().interpolator().interpolate(value, invocation, true);
    } catch (LookupException | EvaluationException e) {
      throw blame(e, location, position);
    } finally {
      invocation.readFrom(null, "", Position.NONE);
    }
    Found found = found(resolved, location, position);
    invocation.reportFound(root, found);
    return found;
  }

  @Override
  @Nullable Found placeAt(@Nullable Location location, LookupKey key, Invocation invocation) {
    if (location != null && format != Format.FUNCTION) {
      noteValue(location.resolved(), key.root());
    }
    Map<?, ?> hash = hash(location, invocation);
    if (!hash.containsKey(key.root())) {
      return null;
    }
    int position =
        hash instanceof DataMap data ? data.positionAt(data.indexOf(key.root())) : Position.NONE;
    return found(Undef.UNDEF, location, position);
  }

  private void checkValue(@Nullable Location location, String root, Object value) {
    if (!DataNode.isValid(value)) {
      checkValue(
          value,
          "Value for key '"
              + root
              + "', in hash returned from "
              + fullName()
              + Location.inMessage(location));
    }
  }

  /** Values are told apart by what files hold as their names say; of others, the text counts. */
  private void noteValue(String file, String root) {
    if (!Inputs.areWanted()) {
      return;
    }
    boolean isAsNamed =
        switch (format) {
          case YAML -> HieraData.isYaml(file);
          case JSON -> HieraData.isJson(file);
          default -> HieraData.isHocon(file);
        };
    if (isAsNamed) {
      Inputs.noteValue(file, root);
    } else {
      Inputs.note(Kind.FILE, file);
    }
  }

  private Map<?, ?> hash(@Nullable Location location, Invocation invocation) {
    Map<?, ?> known = hashes.get(location);
    if (known == null) {
      known = validated(location, obtain(location, invocation));
      hashes.put(location, known);
    }
    return known;
  }

  private Object obtain(@Nullable Location location, Invocation invocation) {
    if (format == Format.FUNCTION) {
      FunctionState state = new FunctionState(layer().moduleName(), options(location));
      try {
        return function()
            .call(List.of(state.options(), new LookupContext(hiera(), state, invocation)));
      } catch (LookupContext.NotFoundSignal e) {
        return Map.of();
      }
    }
    if (location == null || location.isUri() || hasOptions()) {
      throw new EvaluationException(
          "ARGUMENT_MISMATCH",
          "'"
              + functionName()
              + "' one of 'path', 'paths' 'glob', 'globs' or 'mapped_paths' must be declared in"
              + " hiera.yaml when using this data_hash function");
    }
    return switch (format) {
      case YAML -> yamlData(location);
      case JSON -> hiera().data().json(location.resolved());
      default -> hiera().data().hocon(location.resolved());
    };
  }

  /** Refuses what is no hash; warns of keys in a module's data that are not the module's. */
  private Map<?, ?> validated(@Nullable Location location, Object data) {
    String subject = "Value returned from " + fullName() + Location.inMessage(location);
    if (!(data instanceof Map<?, ?> hash)) {
      throw TypeProblems.wrongType(subject, "Hash", data);
    }
    String module = layer().moduleName();
    if (module != null) {
      String prefix = module + "::";
      for (Object key : hash.keySet()) {
        if (!key.equals("lookup_options") && !String.valueOf(key).startsWith(prefix)) {
          hiera()
              .host()
              .warn(
                  "Module '"
                      + module
                      + "': "
                      + subject
                      + " must use keys qualified with the name of the module");
        }
      }
    }
    return hash;
  }
}
