package plumb.host.files;

/**
 * Shell patterns for names, as {@code ignore} has them: {@code *}, {@code ?}, {@code [a-z]}, and a
 * backslash before a character that means itself. A leading dot is only matched by a dot.
 */
final class NamePattern {
  private NamePattern() {}

  static boolean matches(String pattern, String name) {
    return matches(pattern, name, false);
  }

  /**
   * Returns whether a name matches.
   *
   * @param hidden whether other things than a dot match a leading dot too
   */
  static boolean matches(String pattern, String name, boolean hidden) {
    if (!hidden && name.startsWith(".") && !pattern.startsWith(".")) {
      return false;
    }
    return matches(pattern, 0, name, 0);
  }

  private static boolean matches(String pattern, int p, String name, int n) {
    int patternAt = p;
    int nameAt = n;
    int starAt = -1;
    int retryAt = -1;
    while (nameAt < name.length()) {
      int next = patternAt < pattern.length() ? step(pattern, patternAt, name.charAt(nameAt)) : -1;
      if (patternAt < pattern.length() && pattern.charAt(patternAt) == '*') {
        starAt = patternAt++;
        retryAt = nameAt;
      } else if (next >= 0) {
        patternAt = next;
        nameAt++;
      } else if (starAt >= 0) {
        patternAt = starAt + 1;
        nameAt = ++retryAt;
      } else {
        return false;
      }
    }
    while (patternAt < pattern.length() && pattern.charAt(patternAt) == '*') {
      patternAt++;
    }
    // A backslash at the end stands before nothing and so for nothing.
    return patternAt == pattern.length() || pattern.substring(patternAt).equals("\\");
  }

  /** Returns the index behind the part of the pattern that matches {@code c}, or -1. */
  private static int step(String pattern, int at, char c) {
    switch (pattern.charAt(at)) {
      case '?' -> {
        return at + 1;
      }
      case '[' -> {
        return bracket(pattern, at, c);
      }
      case '\\' -> {
        return at + 1 < pattern.length() && pattern.charAt(at + 1) == c ? at + 2 : -1;
      }
      default -> {
        return pattern.charAt(at) == c ? at + 1 : -1;
      }
    }
  }

  private static int bracket(String pattern, int at, char c) {
    int i = at + 1;
    boolean negated =
        i < pattern.length() && (pattern.charAt(i) == '!' || pattern.charAt(i) == '^');
    if (negated) {
      i++;
    }
    boolean found = false;
    while (i < pattern.length()) {
      char low = pattern.charAt(i);
      if (low == ']') {
        return found != negated ? i + 1 : -1;
      }
      boolean range =
          i + 2 < pattern.length() && pattern.charAt(i + 1) == '-' && pattern.charAt(i + 2) != ']';
      char high = range ? pattern.charAt(i + 2) : low;
      found |= c >= low && c <= high;
      i += range ? 3 : 1;
    }
    return -1;
  }
}
