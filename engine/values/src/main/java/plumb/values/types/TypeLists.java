package plumb.values.types;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import plumb.values.Type;

/** What the types with several parts share. */
final class TypeLists {
  private TypeLists() {}

  /** The mapped types; the same list when no type changes. */
  static List<Type> map(List<Type> types, UnaryOperator<Type> mapping) {
    List<Type> result = null;
    for (int i = 0; i < types.size(); i++) {
      Type mapped = mapping.apply(types.get(i));
      if (result == null && mapped != types.get(i)) {
        result = new ArrayList<>(types);
      }
      if (result != null) {
        result.set(i, mapped);
      }
    }
    return result == null ? types : result;
  }
}
