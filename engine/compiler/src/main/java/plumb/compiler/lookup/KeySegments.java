package plumb.compiler.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The syntax of dotted keys: segments separated by dots; a segment in single or double quotes may
 * hold dots; white space around a segment does not count; a segment of digits is an index.
 */
final class KeySegments {
  private KeySegments() {}

  /** Whether a key has dots or quotes at all; most have not. */
  static boolean isDotted(String key) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c == '.' || c == '"' || c == '\'') {
        return true;
      }
    }
    return false;
  }

  /**
   * Splits a key into segments, each a String or a Long.
   *
   * @param problem makes the exception from {@code Syntax error}
   */
  static List<Object> split(String key, Function<String, ? extends RuntimeException> problem) {
    if (!isDotted(key)) {
      return List.of(key);
    }
    List<Object> segments = new ArrayList<>();
    int at = 0;
    while (true) {
      int end = segmentEnd(key, at);
      if (end < 0) {
        throw problem.apply("Syntax error");
      }
      segments.add(segment(key.substring(at, end).strip()));
      if (end == key.length()) {
        return segments;
      }
      if (key.charAt(end) != '.') {
        throw problem.apply("Syntax error");
      }
      at = end + 1;
    }
  }

  /** Where the segment that starts at an index ends; negative when there is none. */
  private static int segmentEnd(String key, int start) {
    int at = skipSpace(key, start);
    if (at < key.length() && (key.charAt(at) == '"' || key.charAt(at) == '\'')) {
      int close = key.indexOf(key.charAt(at), at + 1);
      return close <= at + 1 ? -1 : skipSpace(key, close + 1);
    }
    at = start;
    while (at < key.length() && ".\"'".indexOf(key.charAt(at)) < 0) {
      at++;
    }
    return at == start ? -1 : at;
  }

  private static int skipSpace(String key, int from) {
    int at = from;
    while (at < key.length() && Character.isWhitespace(key.charAt(at))) {
      at++;
    }
    return at;
  }

  private static Object segment(String text) {
    char first = text.isEmpty() ? 0 : text.charAt(0);
    if (first == '"' || first == '\'') {
      return text.substring(1, text.length() - 1);
    }
    return isIndex(text) ? (Object) Long.parseLong(text) : text;
  }

  private static boolean isIndex(String text) {
    int start = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
    // Longer digits cannot be an index into anything; they stay text.
    if (start == text.length() || text.length() > 18) {
      return false;
    }
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
