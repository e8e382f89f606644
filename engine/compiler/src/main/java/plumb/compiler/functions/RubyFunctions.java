package plumb.compiler.functions;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.FunctionLibrary;
import plumb.compiler.evaluation.RubyEngine;
import plumb.compiler.evaluation.ScopeFunction;
import plumb.compiler.inputs.Input.Kind;
import plumb.compiler.inputs.Inputs;
import plumb.compiler.snapshot.FunctionFiles;
import plumb.compiler.snapshot.Snapshot;
import plumb.values.functions.Function;

/**
 * The functions of an environment that need Ruby: those of its modules, and ERB templates. The
 * engine is looked for when the first of them is called.
 */
final class RubyFunctions implements FunctionLibrary {
  private static final FunctionLibrary MISSING = name -> null;

  private final Snapshot snapshot;
  private @Nullable FunctionLibrary library;

  RubyFunctions(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  @Override
  public @Nullable ScopeFunction find(String name) {
    boolean template = name.equals("template") || name.equals("inline_template");
    Path file = template ? null : FunctionFiles.find(snapshot, name);
    if (!template && file == null) {
      return null;
    }
    Inputs.note(Kind.RUBY);
    Inputs.note(Kind.MOMENT);
    FunctionLibrary ruby = library();
    if (ruby != MISSING) {
      return ruby.find(name);
    }
    if (template) {
      Function plain = PlainTemplates.find(name);
      return (site, args, block) -> plain.call(args, block, site);
    }
    return (site, args, block) -> {
      throw RubyEngine.missing("The function '" + name + "' is written in Ruby (" + file + ")");
    };
  }

  private synchronized FunctionLibrary library() {
    if (library == null) {
      RubyEngine engine = RubyEngine.installed();
      library = engine == null ? MISSING : engine.functionsOf(snapshot);
    }
    return library;
  }
}
