package plumb.ruby;

import plumb.compiler.evaluation.FunctionLibrary;
import plumb.compiler.evaluation.RubyEngine;
import plumb.compiler.snapshot.Snapshot;

/** Ruby by JRuby. Safe for use by many threads. */
public final class JRubyEngine implements RubyEngine {
  @Override
  public FunctionLibrary functionsOf(Snapshot snapshot) {
    return new RubyLibrary(snapshot, RuntimePool.SHARED);
  }
}
