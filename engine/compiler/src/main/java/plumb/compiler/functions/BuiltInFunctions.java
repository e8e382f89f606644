package plumb.compiler.functions;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import plumb.compiler.data.LookupFunctions;
import plumb.compiler.evaluation.FunctionLibrary;
import plumb.compiler.evaluation.ScopeFunction;
import plumb.compiler.snapshot.Module;
import plumb.compiler.snapshot.Snapshot;
import plumb.values.functions.Function;
import plumb.values.functions.PureFunctions;
import plumb.values.functions.stdlib.StdlibFunctions;

/**
 * All functions that are written in Java: those of the reference, and native versions of functions
 * that modules ship in Ruby. The latter exist only where a module of the environment has them.
 */
public final class BuiltInFunctions implements FunctionLibrary {
  private static final ScopeFunction NONE = (site, args, block) -> args;

  private final Snapshot snapshot;
  private final ConcurrentHashMap<String, ScopeFunction> known = new ConcurrentHashMap<>();

  public BuiltInFunctions(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  @Override
  public @Nullable ScopeFunction find(String name) {
    ScopeFunction function = known.computeIfAbsent(name, this::load);
    return function == NONE ? null : function;
  }

  private ScopeFunction load(String name) {
    ScopeFunction function = builtIn(name);
    if (function == null && isShippedInRuby(name)) {
      function = ModuleFunctions.find(name);
      if (function == null) {
        function = pure(StdlibFunctions.find(name));
      }
    }
    return function == null ? NONE : function;
  }

  private static @Nullable ScopeFunction builtIn(String name) {
    ScopeFunction function = CatalogFunctions.find(name);
    if (function == null) {
      function = LogFunctions.find(name);
    }
    if (function == null) {
      function = TemplateFunctions.find(name);
    }
    if (function == null) {
      function = FileFunctions.find(name);
    }
    if (function == null) {
      function = LookupFunctions.find(name);
    }
    return function == null ? pure(PureFunctions.find(name)) : function;
  }

  private static @Nullable ScopeFunction pure(@Nullable Function function) {
    return function == null ? null : (site, args, block) -> function.call(args, block, site);
  }

  private boolean isShippedInRuby(String name) {
    String path = name.replace("::", "/") + ".rb";
    for (Module module : snapshot.modules()) {
      if (snapshot.exists(module.file("lib/puppet/functions", path))
          || snapshot.exists(module.file("lib/puppet/parser/functions", path))) {
        return true;
      }
    }
    return false;
  }
}
