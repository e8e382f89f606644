package plumb.compiler.evaluation;

import plumb.compiler.snapshot.Snapshot;

/**
 * What makes functions that are written in Ruby, and ERB templates, work. An implementation is
 * found by {@link java.util.ServiceLoader}; without one, catalogs that need no Ruby compile all the
 * same.
 */
public interface RubyEngine {
  /**
   * The functions that an environment's modules hold in {@code lib/puppet/functions} and {@code
   * lib/puppet/parser/functions}, with {@code template} and {@code inline_template}. Asking for the
   * library starts no Ruby; the first call of a function of it does.
   */
  FunctionLibrary functionsOf(Snapshot snapshot);
}
