package plumb.compiler.lookup;

import java.util.ArrayList;
import java.util.List;

/** Writes out the braces of a glob pattern: {@code a{b,c}} is {@code ab} and {@code ac}. */
final class GlobBraces {
  /** More alternatives than anybody writes; what is beyond them is not searched. */
  private static final int MAX_PATTERNS = 10_000;

  private GlobBraces() {}

  static List<String> expand(String pattern) {
    List<String> plain = new ArrayList<>();
    expand(pattern, plain);
    return plain;
  }

  private static void expand(String pattern, List<String> into) {
    int open = find(pattern, '{', 0);
    int close = open < 0 ? -1 : closing(pattern, open);
    if (close < 0) {
      into.add(pattern);
      return;
    }
    int start = open + 1;
    for (int i = start, depth = 0; i <= close; i++) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        depth++;
      } else if (depth == 0 && (c == ',' || i == close)) {
        if (into.size() < MAX_PATTERNS) {
          String one = pattern.substring(start, i);
          expand(pattern.substring(0, open) + one + pattern.substring(close + 1), into);
        }
        start = i + 1;
      } else if (c == '}') {
        depth--;
      }
    }
  }

  private static int find(String pattern, char wanted, int from) {
    for (int i = from; i < pattern.length(); i++) {
      if (pattern.charAt(i) == '\\') {
        i++;
      } else if (pattern.charAt(i) == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static int closing(String pattern, int open) {
    int depth = 0;
    for (int i = open; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
