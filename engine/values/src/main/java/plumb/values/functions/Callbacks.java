package plumb.values.functions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.Lambda;

/** What a function may ask of the program that calls it. An instance belongs to one call. */
public interface Callbacks {
  /**
   * Logs a message.
   *
   * @param level {@code debug}, {@code info}, {@code notice}, {@code warning}, {@code err}, ...
   */
  void log(String level, String message);

  /** Logs a warning unless one with this key was logged before. */
  void warnOnce(String key, String message);

  /** Where the call is, as {@code (file: site.pp, line: 3)}; empty when that is not known. */
  String place();

  /** Where the call is, as {@code ["site.pp", 3]}, which is how a stack prints. */
  default String stackEntry() {
    return place();
  }

  /**
   * Calls another function.
   *
   * @throws plumb.values.EvaluationException when there is none of that name, or it fails
   */
  Object callFunction(String name, List<Object> args, @Nullable Lambda block);

  /** The value of a variable as the caller sees it; undef when there is none. */
  Object variable(String name);

  /**
   * The value of a YAML document, as Ruby's Psych reads it.
   *
   * @throws plumb.values.EvaluationException when it is malformed
   */
  Object parseYaml(String text);

  /** The value of a setting such as {@code digest_algorithm}, null when it is not set. */
  @Nullable String setting(String name);
}
