package plumb.values.types;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plumb.values.Matching;
import plumb.values.Type;
import plumb.values.Undef;

/** What the attributes of values must match, by name, as options of a case expression do. */
final class AttributePatterns {
  private AttributePatterns() {}

  /**
   * Whether the attributes of a value match.
   *
   * @param attribute gives an attribute by name; null counts as undef
   */
  static boolean match(Map<?, Object> patterns, Function<Object, @Nullable Object> attribute) {
    for (Map.Entry<?, Object> pattern : patterns.entrySet()) {
      Object actual = attribute.apply(pattern.getKey());
      if (!Matching.matches(pattern.getValue(), actual == null ? Undef.UNDEF : actual)) {
        return false;
      }
    }
    return true;
  }

  /** Whether each of some patterns accepts the one of its name among others. */
  static boolean accept(Map<?, Object> patterns, Map<?, Object> others) {
    for (Map.Entry<?, Object> pattern : patterns.entrySet()) {
      Object other = others.get(pattern.getKey());
      if (other == null || !accepts(pattern.getValue(), other)) {
        return false;
      }
    }
    return true;
  }

  private static boolean accepts(Object mine, Object theirs) {
    return Matching.matches(mine, theirs)
        || (mine instanceof Type a && theirs instanceof Type b && a.isAssignableFrom(b));
  }
}
