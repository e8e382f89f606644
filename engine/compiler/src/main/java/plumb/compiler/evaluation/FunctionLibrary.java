package plumb.compiler.evaluation;

import org.jspecify.annotations.Nullable;

/** Functions that are not written in the language. Safe for use by many threads. */
public interface FunctionLibrary {
  /** A function by name, or null. */
  @Nullable ScopeFunction find(String name);
}
