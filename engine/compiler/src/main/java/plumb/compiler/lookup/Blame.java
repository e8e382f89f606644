package plumb.compiler.lookup;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.yaml.Position;
import plumb.values.EvaluationException;

/**
 * Names the data at fault in failures whose own place is that of the call, as a hint. A hint shows
 * no line of the file: what is written there may be a secret.
 */
final class Blame {
  private static final String VALUE = "the value comes from ";

  private Blame() {}

  /** A failure of what is written at a packed position of a file. */
  static RuntimeException file(RuntimeException problem, String file, int position) {
    if (problem instanceof LookupException e && e.file() == null && e.line() > 0) {
      return hinted(e, VALUE + place(file, e.line(), e.column()));
    }
    return hinted(problem, VALUE + place(file, Position.line(position), Position.column(position)));
  }

  /** A failure of an entry of a configuration, at its own line. */
  static RuntimeException config(LookupException problem, String path) {
    return hinted(
        problem, "the hierarchy's entry is at " + place(path, problem.line(), problem.column()));
  }

  /** A failure of a value that was found and of the options that data sets for its key. */
  static RuntimeException valueAndOptions(
      RuntimeException problem, Found found, LookupKey key, Found options) {
    String value = places(found);
    String set = places(options);
    if (value == null || set == null) {
      return value(options(problem, key, options), found);
    }
    return hinted(problem, VALUE + value + "\n      " + optionsOf(key) + set);
  }

  /** A failure of a value that was found. */
  static RuntimeException value(RuntimeException problem, Found found) {
    String places = places(found);
    return places == null ? problem : hinted(problem, VALUE + places);
  }

  /** A failure of the options that data sets for a key. */
  static RuntimeException options(RuntimeException problem, LookupKey key, Found options) {
    String places = places(options);
    return places == null ? problem : hinted(problem, optionsOf(key) + places);
  }

  private static String optionsOf(LookupKey key) {
    return "the lookup_options for '" + key + "' come from ";
  }

  /** A failure that names its place already is left alone: the cause is nearer. */
  static RuntimeException hinted(RuntimeException problem, String hint) {
    if (problem instanceof LookupException e) {
      return e.file() == null && e.hint() == null ? e.withHint(hint) : e;
    }
    return problem instanceof EvaluationException e ? e.withOrigin(hint) : problem;
  }

  /** Where the values are written that took part in what was found; null when no file holds any. */
  private static @Nullable String places(Found found) {
    List<String> places = new ArrayList<>();
    for (Found source : found.sources()) {
      String file = source.file();
      if (file != null) {
        String place = place(file, source.line(), source.column());
        if (!places.contains(place)) {
          places.add(place);
        }
      }
    }
    return places.isEmpty() ? null : String.join(" and ", places);
  }

  private static String place(String file, int line, int column) {
    if (line == 0) {
      return file;
    }
    return file + ":" + line + (column == 0 ? "" : ":" + column);
  }
}
