package plumb.ruby;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import plumb.catalog.schema.TitlePattern;
import plumb.compiler.snapshot.Snapshot;
import plumb.values.EvaluationException;
import plumb.values.Regex;

/** The title patterns of resource types that compute them. Safe for use by many threads. */
final class TypeTitles {
  private final RuntimePool pool;

  TypeTitles(RuntimePool pool) {
    this.pool = pool;
  }

  /**
   * The patterns of a type, in the order in which titles are matched.
   *
   * @throws EvaluationException when the file or the method fails
   */
  List<TitlePattern> patterns(Snapshot snapshot, String type, Path file) {
    String what = "The type '" + type + "' (" + file + ")";
    try {
      return pool.use(
          snapshot,
          runtime ->
              new RubyCall(runtime, what).run(pool.timeLimit(), () -> ask(runtime, type, file)));
    } catch (EvaluationException e) {
      throw e.withHint("the title patterns of the type '" + type + "' are computed in " + file);
    }
  }

  private static List<TitlePattern> ask(RubyRuntime runtime, String type, Path file) {
    if (!runtime.send("type?", runtime.toRuby().convert(type)).isTrue()) {
      runtime.load(file);
    }
    Object answer =
        runtime.fromRuby().convert(runtime.send("title_patterns", runtime.toRuby().convert(type)));
    List<TitlePattern> patterns = new ArrayList<>();
    for (Object each : (List<?>) answer) {
      List<?> pattern = (List<?>) each;
      List<String> attributes = new ArrayList<>();
      ((List<?>) pattern.get(1)).forEach(attribute -> attributes.add(String.valueOf(attribute)));
      patterns.add(new TitlePattern((Regex) pattern.get(0), attributes));
    }
    return patterns;
  }
}
