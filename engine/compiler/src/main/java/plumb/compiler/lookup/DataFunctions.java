package plumb.compiler.lookup;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.compiler.inputs.Input.Kind;
import plumb.compiler.inputs.Inputs;
import plumb.values.EvaluationException;
import plumb.values.functions.Function;
import plumb.values.functions.Overloads;

/**
 * The functions that hierarchies name as their backends, for data functions in the language that
 * call them with the context they were given.
 */
public final class DataFunctions {
  private DataFunctions() {}

  /** The function of that name, or null. */
  public static @Nullable Function find(String name) {
    return switch (name) {
      case "yaml_data", "json_data", "hocon_data" ->
          Overloads.named(name)
              .on(
                  "Struct[{path=>String[1]}] options, Puppet::LookupContext context",
                  (args, block, caller) -> hash(name, args))
              .rejecting(
                  "Hash options, Puppet::LookupContext context",
                  (args, block, caller) ->
                      "one of 'path', 'paths' 'glob', 'globs' or 'mapped_paths' must be declared in"
                          + " hiera.yaml when using this data_hash function");
      case "eyaml_lookup_key" ->
          Overloads.named(name)
              .on(
                  "String[1] key, Hash[String[1], Any] options, Puppet::LookupContext context",
                  (args, block, caller) -> {
                    throw new EvaluationException(
                        "eyaml_lookup_key(): only a hierarchy can call it, as its 'lookup_key'");
                  });
      default -> null;
    };
  }

  private static Object hash(String name, List<Object> args) {
    HieraData data = ((LookupContext) args.get(1)).data();
    String path = String.valueOf(((Map<?, ?>) args.get(0)).get("path"));
    Inputs.note(Kind.FILE, path);
    return switch (name) {
      case "yaml_data" -> data.yaml(path).data();
      case "json_data" -> data.json(path);
      default -> data.hocon(path);
    };
  }
}
