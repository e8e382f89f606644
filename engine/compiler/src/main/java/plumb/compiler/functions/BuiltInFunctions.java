package plumb.compiler.functions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.data.LookupFunctions;
import plumb.compiler.evaluation.FunctionLibrary;
import plumb.compiler.evaluation.ScopeFunction;
import plumb.compiler.inputs.TracedCache;
import plumb.compiler.lookup.DataFunctions;
import plumb.compiler.snapshot.FunctionFiles;
import plumb.compiler.snapshot.Snapshot;
import plumb.values.functions.Function;
import plumb.values.functions.Overloads;
import plumb.values.functions.PureFunctions;
import plumb.values.types.Signature;

/**
 * All functions that are not written in the language: those of the reference, and those that
 * modules of the environment ship in Ruby, of which many have a native version.
 */
public final class BuiltInFunctions implements FunctionLibrary {
  private static final ScopeFunction NONE = (site, args, block) -> args;

  private final Snapshot snapshot;
  private final @Nullable NativeVersions natives;
  private final RubyFunctions ruby;
  private final @Nullable ErbFunctions erb;
  private final VelocityFunctions velocity;
  private final TracedCache<String, ScopeFunction> known = new TracedCache<>(this::load);

  /**
   * @param nativeVersions whether native versions of modules' functions are used where they match,
   *     and templates are rendered without Ruby where that gives the same
   */
  public BuiltInFunctions(Snapshot snapshot, boolean nativeVersions) {
    this.snapshot = snapshot;
    this.natives = nativeVersions ? new NativeVersions(snapshot) : null;
    this.ruby = new RubyFunctions(snapshot);
    this.erb = natives == null ? null : new ErbFunctions(snapshot, natives, ruby);
    this.velocity = new VelocityFunctions(snapshot);
  }

  @Override
  public @Nullable ScopeFunction find(String name) {
    ScopeFunction function = known.get(name);
    return function == NONE ? null : function;
  }

  /** Whether there is a function of that name; starts no engine for those in Ruby. */
  public boolean knows(String name) {
    return name.equals("template")
        || name.equals("inline_template")
        || builtIn(name) != null
        || FunctionFiles.find(snapshot, name) != null;
  }

  /**
   * What calls of a function have to fit; empty when that is not known without calling it. Starts
   * no engine.
   */
  public List<Signature> signatures(String name) {
    Function function = ofCompile(name);
    if (function == null && natives != null && natives.find(name) != null) {
      function = NativeVersions.pure(name);
    }
    return function instanceof Overloads overloads ? overloads.signatures() : List.of();
  }

  private ScopeFunction load(String name) {
    ScopeFunction function = builtIn(name);
    if (function == null && natives != null) {
      function = natives.find(name);
    }
    if (function == null && erb != null) {
      function = erb.find(name);
    }
    if (function == null) {
      function = ruby.find(name);
    }
    return function == null ? NONE : function;
  }

  private @Nullable ScopeFunction builtIn(String name) {
    ScopeFunction lookup = LookupFunctions.find(name);
    return lookup == null ? pure(ofCompile(name)) : lookup;
  }

  /** Whether the language itself has a function of that name, whatever the modules are. */
  public static boolean isBuiltIn(String name) {
    return switch (name) {
      case "template", "inline_template", "velocity", "inline_velocity" -> true;
      default -> LookupFunctions.find(name) != null || ofLanguage(name) != null;
    };
  }

  private @Nullable Function ofCompile(String name) {
    return switch (name) {
      case "velocity", "inline_velocity" -> velocity.find(name);
      default -> ofLanguage(name);
    };
  }

  private static @Nullable Function ofLanguage(String name) {
    return switch (name) {
      case "include", "contain", "require", "realize", "create_resources", "tag", "tagged" ->
          CatalogFunctions.find(name);
      case "defined" -> Defined.function();
      case "debug", "info", "notice", "warning", "err", "alert", "crit", "emerg" ->
          LogFunctions.find(name);
      case "epp", "inline_epp" -> TemplateFunctions.find(name);
      case "file", "binary_file", "find_file", "find_template", "module_directory" ->
          FileFunctions.find(name);
      case "yaml_data", "json_data", "hocon_data", "eyaml_lookup_key" -> DataFunctions.find(name);
      case "generate" -> Generate.function();
      default -> PureFunctions.find(name);
    };
  }

  private static @Nullable ScopeFunction pure(@Nullable Function function) {
    return function == null ? null : (site, args, block) -> function.call(args, block, site);
  }
}
