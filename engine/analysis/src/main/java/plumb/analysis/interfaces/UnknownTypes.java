package plumb.analysis.interfaces;

import java.util.HashSet;
import java.util.Set;
import plumb.values.Type;
import plumb.values.types.AliasType;
import plumb.values.types.ReferenceType;

/** Types that nothing around a module defines. */
final class UnknownTypes {
  private UnknownTypes() {}

  /** Whether a type is made of one of which nothing is known. */
  static boolean isIn(Type type) {
    return isIn(type, new HashSet<>());
  }

  private static boolean isIn(Type type, Set<String> seen) {
    if (type instanceof ReferenceType) {
      return true;
    }
    if (type instanceof AliasType alias) {
      return seen.add(alias.name()) && isIn(alias.body(), seen);
    }
    return type.parts().stream().anyMatch(part -> isIn(part, seen));
  }
}
