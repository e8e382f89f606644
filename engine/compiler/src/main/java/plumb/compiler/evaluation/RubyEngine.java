package plumb.compiler.evaluation;

import java.nio.file.Path;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import plumb.catalog.schema.TitlePattern;
import plumb.compiler.snapshot.Snapshot;
import plumb.values.EvaluationException;

/**
 * What makes functions and resource types that are written in Ruby, and ERB templates, work. An
 * implementation is found by {@link ServiceLoader}; without one, catalogs that need no Ruby compile
 * all the same.
 */
public interface RubyEngine {
  /**
   * The functions that an environment's modules hold in {@code lib/puppet/functions} and {@code
   * lib/puppet/parser/functions}, with {@code template} and {@code inline_template}. Asking for the
   * library starts no Ruby; the first call of a function of it does.
   */
  FunctionLibrary functionsOf(Snapshot snapshot);

  /**
   * What the method {@code title_patterns} of a resource type gives.
   *
   * @param type the name of the type
   * @param file the Ruby file that declares it
   * @throws plumb.values.EvaluationException when it fails
   */
  List<TitlePattern> titlePatterns(Snapshot snapshot, String type, Path file);

  /** The implementation on the class path; null when there is none. */
  static @Nullable RubyEngine installed() {
    try {
      return ServiceLoader.load(RubyEngine.class, RubyEngine.class.getClassLoader())
          .findFirst()
          .orElse(null);
    } catch (ServiceConfigurationError e) {
      throw new EvaluationException(
          "RUBY_MISSING", "The part of Plumb that runs Ruby cannot be loaded: " + e.getMessage());
    }
  }

  /**
   * The failure of what needs Ruby where there is none.
   *
   * @param what a clause that names what needs it, such as {@code The template x.erb has code}
   */
  static EvaluationException missing(String what) {
    return new EvaluationException(
        "RUBY_MISSING",
        what + ", and the part of Plumb that runs Ruby (plumb-ruby) is not on the class path");
  }
}
