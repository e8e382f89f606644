package plumb.ruby;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.CallSite;
import plumb.compiler.evaluation.Compilation;
import plumb.compiler.evaluation.FunctionLibrary;
import plumb.compiler.evaluation.RubyState;
import plumb.compiler.evaluation.ScopeFunction;
import plumb.compiler.snapshot.FunctionFiles;
import plumb.compiler.snapshot.Snapshot;
import plumb.values.Lambda;
import plumb.values.Type;

/**
 * The Ruby functions of one environment. Holds no Ruby itself: a compile that calls one is lent a
 * runtime until its end. Safe for use by many threads.
 */
final class RubyLibrary implements FunctionLibrary {
  private final Snapshot snapshot;
  private final RuntimePool pool;

  RubyLibrary(Snapshot snapshot, RuntimePool pool) {
    this.snapshot = snapshot;
    this.pool = pool;
  }

  @Override
  public @Nullable ScopeFunction find(String name) {
    return switch (name) {
      case "template" -> (site, args, block) -> session(site).template(site, args);
      case "inline_template" -> (site, args, block) -> session(site).inlineTemplate(site, args);
      default -> FunctionFiles.find(snapshot, name) == null ? null : new RubyFunction(this, name);
    };
  }

  /** A function of a file. */
  private record RubyFunction(RubyLibrary library, String name) implements ScopeFunction {
    @Override
    public Object call(CallSite site, List<Object> args, @Nullable Lambda block) {
      return library.session(site).call(name, site, args, block);
    }

    @Override
    public List<Type> resultTypes(CallSite site) {
      return library.session(site).resultTypes(name, site);
    }
  }

  private RubySession session(CallSite site) {
    Compilation compilation = site.compilation();
    RubySession known = compilation.findAttachment(RubySession.class);
    if (known != null) {
      return known;
    }
    RubyState.of(compilation).noteStart();
    return compilation.attachment(
        RubySession.class, () -> new RubySession(pool.take(snapshot), pool));
  }
}
