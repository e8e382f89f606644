package plumb.host.packages;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Versions that satisfy one or two bounds, such as {@code >=1.2 <2.0}; a bare version is itself.
 *
 * @param <V> versions in the order of one kind of packages
 */
final class VersionRange<V extends Comparable<V>> {
  private final List<Bound<V>> bounds;

  private VersionRange(List<Bound<V>> bounds) {
    this.bounds = bounds;
  }

  private record Bound<V extends Comparable<V>>(String operator, V version) {
    boolean admits(V candidate) {
      int order = candidate.compareTo(version);
      return switch (operator) {
        case ">" -> order > 0;
        case ">=" -> order >= 0;
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        default -> order == 0;
      };
    }
  }

  /**
   * Returns the range that a text is, or null where it is none.
   *
   * @param parser returns the version that a text is, or null
   */
  static <V extends Comparable<V>> @Nullable VersionRange<V> parse(
      String text, Function<String, @Nullable V> parser) {
    List<Bound<V>> bounds = new ArrayList<>();
    for (String word : text.strip().split("\\s+")) {
      int start = 0;
      while (start < word.length() && "<>=".indexOf(word.charAt(start)) >= 0) {
        start++;
      }
      String operator = word.substring(0, start);
      V version = parser.apply(word.substring(start));
      boolean known = List.of("", "<", "<=", ">", ">=").contains(operator);
      if (!known || version == null || bounds.size() == 2) {
        return null;
      }
      bounds.add(new Bound<>(operator, version));
    }
    return new VersionRange<>(bounds);
  }

  /** Returns whether a version that is not the only one can satisfy this. */
  boolean isOpen() {
    return bounds.size() > 1 || !bounds.get(0).operator().isEmpty();
  }

  boolean admits(V version) {
    for (Bound<V> bound : bounds) {
      if (!bound.admits(version)) {
        return false;
      }
    }
    return true;
  }
}
