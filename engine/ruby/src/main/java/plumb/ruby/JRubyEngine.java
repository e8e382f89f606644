package plumb.ruby;

import java.nio.file.Path;
import java.util.List;
import plumb.catalog.schema.TitlePattern;
import plumb.compiler.evaluation.FunctionLibrary;
import plumb.compiler.evaluation.RubyEngine;
import plumb.compiler.snapshot.Snapshot;

/** Ruby by JRuby. Safe for use by many threads. */
public final class JRubyEngine implements RubyEngine {
  @Override
  public FunctionLibrary functionsOf(Snapshot snapshot) {
    return new RubyLibrary(snapshot, RuntimePool.SHARED);
  }

  @Override
  public List<TitlePattern> titlePatterns(Snapshot snapshot, String type, Path file) {
    return new TypeTitles(RuntimePool.SHARED).patterns(snapshot, type, file);
  }
}
