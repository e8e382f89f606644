package plumb.compiler.lookup;

import org.jspecify.annotations.Nullable;

/** The variables that can be seen from where a lookup is made. The compiler implements it. */
public interface LookupScope {
  /**
   * Returns the value of a variable.
   *
   * @param name without the dollar sign; may be qualified and may start with {@code ::}
   * @param place where it is asked for
   * @return null when there is no such variable; an implementation warns or throws first, as its
   *     strictness demands
   */
  @Nullable Object variable(String name, LookupPlace place);
}
