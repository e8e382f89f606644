package plumb.ruby;

import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.CallSite;
import plumb.compiler.evaluation.FunctionLibrary;
import plumb.compiler.evaluation.ScopeFunction;
import plumb.compiler.snapshot.FunctionFiles;
import plumb.compiler.snapshot.Snapshot;

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
      default ->
          FunctionFiles.find(snapshot, name) == null
              ? null
              : (site, args, block) -> session(site).call(name, site, args, block);
    };
  }

  private RubySession session(CallSite site) {
    return site.compilation()
        .attachment(RubySession.class, () -> new RubySession(pool.take(snapshot), pool));
  }
}
