package plumb.compiler.program;

import plumb.values.Matching;

/** How the options of {@code case} and selectors match; a splat offers each of its elements. */
final class Options {
  private Options() {}

  static boolean match(Object subject, Expr option, Frame f) {
    if (!(option instanceof Splat splat)) {
      return Matching.matches(option.eval(f), subject, f::setMatchIfAny);
    }
    for (Object candidate : Splat.elements(splat.operand().eval(f))) {
      if (Matching.matches(candidate, subject, f::setMatchIfAny)) {
        return true;
      }
    }
    return false;
  }
}
