package plumb.compiler.lookup;

/** Matches one name against one segment of a glob pattern. */
final class GlobSegment {
  private final String pattern;
  private final String name;

  private GlobSegment(String pattern, String name) {
    this.pattern = pattern;
    this.name = name;
  }

  /** Whether the segment is more than a name. */
  static boolean isMagic(String segment) {
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '*' || c == '?' || c == '[') {
        return true;
      }
    }
    return false;
  }

  /** A segment that is no more than a name, without its backslashes. */
  static String unescape(String segment) {
    if (segment.indexOf('\\') < 0) {
      return segment;
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < segment.length(); i++) {
      boolean escapes = segment.charAt(i) == '\\' && i + 1 < segment.length();
      plain.append(segment.charAt(escapes ? ++i : i));
    }
    return plain.toString();
  }

  static boolean matches(String segment, String name) {
    if (name.startsWith(".") && !segment.startsWith(".") && !segment.startsWith("\\.")) {
      return false;
    }
    return new GlobSegment(segment, name).match();
  }

  /** Goes back to the last star only, which keeps the work at most quadratic. */
  private boolean match() {
    int p = 0;
    int n = 0;
    int star = -1;
    int starName = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        starName = n;
        continue;
      }
      int next = p < pattern.length() ? matchOne(p, name.charAt(n)) : -1;
      if (next >= 0) {
        p = next;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++starName;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** Matches one character; returns the place after the part of the pattern used, or -1. */
  private int matchOne(int p, char c) {
    return switch (pattern.charAt(p)) {
      case '?' -> p + 1;
      case '[' -> matchSet(p, c);
      case '\\' -> {
        int literal = p + 1 < pattern.length() ? p + 1 : p;
        yield pattern.charAt(literal) == c ? literal + 1 : -1;
      }
      default -> pattern.charAt(p) == c ? p + 1 : -1;
    };
  }

  private int matchSet(int open, char c) {
    int i = open + 1;
    boolean negated =
        i < pattern.length() && (pattern.charAt(i) == '!' || pattern.charAt(i) == '^');
    if (negated) {
      i++;
    }
    boolean inside = false;
    for (int first = i; i < pattern.length(); i++) {
      char low = pattern.charAt(i);
      if (low == ']' && i > first) {
        return inside != negated ? i + 1 : -1;
      }
      if (low == '\\' && i + 1 < pattern.length()) {
        low = pattern.charAt(++i);
      }
      char high = low;
      if (i + 2 < pattern.length()
          && pattern.charAt(i + 1) == '-'
          && pattern.charAt(i + 2) != ']') {
        high = pattern.charAt(i + 2);
        i += 2;
      }
      inside |= low <= c && c <= high;
    }
    return -1;
  }
}
