package plumb.compiler.program;

import org.jspecify.annotations.Nullable;
import plumb.values.Match;

/**
 * What lies around a body: the class, defined type, node or top scope that it runs for. One thread.
 */
public interface Scope {
  /**
   * The value of an unqualified variable outside the body's own ones, or null when there is none.
   */
  @Nullable Object variable(String name);

  /** The latest match of the code around a class or defined type; null when there is none. */
  @Nullable Match match();

  /**
   * Sets a variable of code outside definitions.
   *
   * @return false when it has a value already
   */
  boolean setVariable(String name, Object value);
}
