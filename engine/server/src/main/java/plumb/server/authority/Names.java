package plumb.server.authority;

import java.util.List;
import java.util.stream.Stream;

/**
 * A set of names of nodes or environments, by patterns in which a star stands for any characters.
 * Immutable.
 */
public record Names(List<String> patterns) {
  /** Every name. */
  public static final Names ALL = new Names(List.of("*"));

  public Names {
    patterns = List.copyOf(patterns);
  }

  /** The names that patterns match which blanks or commas separate. */
  public static Names of(String text) {
    return new Names(Stream.of(text.split("[\\s,]+")).filter(p -> !p.isEmpty()).toList());
  }

  /** Whether all names are in it. */
  public boolean isAll() {
    return patterns.contains("*");
  }

  /** Whether a name is in it. */
  public boolean has(String name) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, name));
  }

  /** Takes time that grows with the product of the lengths at most, whatever the pattern. */
  private static boolean matches(String pattern, String name) {
    int p = 0;
    int n = 0;
    int star = -1;
    int afterStar = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        afterStar = n;
      } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++afterStar;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  @Override
  public String toString() {
    return String.join(" ", patterns);
  }
}
