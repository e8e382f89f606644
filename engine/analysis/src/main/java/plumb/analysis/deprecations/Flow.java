package plumb.analysis.deprecations;

import plumb.analysis.deprecations.Variables.ParameterName;

/**
 * Two parameters whose values code takes for the same thing.
 *
 * @param pos where
 * @param exact whether nothing else differs between the uses of the two
 */
record Flow(ParameterName one, ParameterName other, int pos, boolean exact) {

  /** The parameter that is not the given one. */
  ParameterName beside(ParameterName parameter) {
    return one.equals(parameter) ? other : one;
  }

  boolean touches(ParameterName parameter) {
    return one.equals(parameter) || other.equals(parameter);
  }
}
