package plumb.compiler.erb;

import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.ScopeFunction;

/** Functions that have no effect, so that a render that calls them can be given up. */
public interface HarmlessFunctions {
  /**
   * The function that Ruby code calls by that name; null when there is none without effects.
   *
   * @param legacy whether a function of the 3.x API stands before all others
   */
  @Nullable ScopeFunction find(String name, boolean legacy);
}
