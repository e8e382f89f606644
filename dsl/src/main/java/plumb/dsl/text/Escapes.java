package plumb.dsl.text;

import plumb.dsl.lexer.Characters;

/**
 * Backslash escapes. Each kind of string has its own; a backslash before anything else stands for
 * itself.
 *
 * <p>As in Puppet, Unicode escapes are resolved before all others, so that what they produce can
 * start another escape.
 */
public final class Escapes {
  /** The escapes of double-quoted strings, in {@link #resolve}'s notation. */
  public static final String DOUBLE_QUOTED = "\\$'\"rntsuL";

  private Escapes() {}

  /** What a backslash in a double-quoted string does. */
  public enum Kind {
    VALID,
    /** It stays, because what follows is no escape. */
    UNKNOWN,
    /** It stays, because what follows "u" names no character. */
    BAD_UNICODE
  }

  /** Looks at a backslash in the source of a double-quoted string. */
  public static Kind check(String source, int backslash) {
    char next = source.charAt(backslash + 1);
    if (next == 'u') {
      return unicodeEnd(source, backslash) < 0 ? Kind.BAD_UNICODE : Kind.VALID;
    }
    boolean known =
        next == '\n' || next == '\r' || (next != 'L' && DOUBLE_QUOTED.indexOf(next) >= 0);
    return known ? Kind.VALID : Kind.UNKNOWN;
  }

  /** Resolves the two escapes of single-quoted strings. */
  public static String resolveSingleQuoted(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length()) {
        char next = text.charAt(at + 1);
        if (next == '\\' || next == '\'') {
          out.append(next);
          at++;
          continue;
        }
      }
      out.append(c);
    }
    return out.toString();
  }

  /**
   * Resolves escapes.
   *
   * @param allowed the characters that may follow a backslash; L stands for a line break, which
   *     disappears
   */
  public static String resolve(String text, String allowed) {
    if (allowed.isEmpty() || text.indexOf('\\') < 0) {
      return text;
    }
    String rest = allowed.indexOf('u') >= 0 ? resolveUnicode(text) : text;
    StringBuilder out = new StringBuilder(rest.length());
    for (int at = 0; at < rest.length(); at++) {
      char c = rest.charAt(at);
      if (c == '\\' && at + 1 < rest.length()) {
        int length = resolveOne(rest, at + 1, allowed, out);
        at += length;
        if (length > 0) {
          continue;
        }
      }
      out.append(c);
    }
    return out.toString();
  }

  /**
   * Appends what an escape stands for, and returns how many characters follow the backslash; 0
   * keeps the backslash.
   */
  private static int resolveOne(String text, int at, String allowed, StringBuilder out) {
    char c = text.charAt(at);
    int breakLength = lineBreak(text, at);
    if (breakLength > 0) {
      return allowed.indexOf('L') >= 0 ? breakLength : 0;
    }
    if (c == 'L' || c == 'u' || c == '\r' || allowed.indexOf(c) < 0) {
      return keep(c, out);
    }
    out.append(
        switch (c) {
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 's' -> ' ';
          case 't' -> '\t';
          default -> c;
        });
    return 1;
  }

  /** An unknown escape stays, and its character starts no other. */
  private static int keep(char c, StringBuilder out) {
    out.append('\\').append(c);
    return 1;
  }

  private static int lineBreak(String text, int at) {
    if (text.charAt(at) == '\n') {
      return 1;
    }
    return text.startsWith("\r\n", at) ? 2 : 0;
  }

  private static String resolveUnicode(String text) {
    if (!text.contains("\\u")) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) != '\\' || at + 1 == text.length()) {
        out.append(text.charAt(at++));
        continue;
      }
      int end = unicodeEnd(text, at);
      if (end < 0) {
        out.append(text, at, at + 2);
        at += 2;
      } else {
        int first = text.charAt(at + 2) == '{' ? at + 3 : at + 2;
        int last = text.charAt(at + 2) == '{' ? end - 1 : end;
        out.appendCodePoint(Integer.parseInt(text, first, last, 16));
        at = end;
      }
    }
    return out.toString();
  }

  /**
   * Where the Unicode escape at a backslash ends; -1 if there is none, or it names no character.
   */
  static int unicodeEnd(String text, int backslash) {
    int at = backslash + 2;
    if (at > text.length() || text.charAt(backslash + 1) != 'u') {
      return -1;
    }
    boolean braces = at < text.length() && text.charAt(at) == '{';
    int start = braces ? at + 1 : at;
    int end = start;
    while (end < text.length()
        && end - start < (braces ? 6 : 4)
        && Characters.isHexDigit(text.charAt(end))) {
      end++;
    }
    boolean complete =
        braces ? end > start && end < text.length() && text.charAt(end) == '}' : end - start == 4;
    if (!complete || Integer.parseInt(text, start, end, 16) > Character.MAX_CODE_POINT) {
      return -1;
    }
    return braces ? end + 1 : end;
  }
}
