package plumb.dsl.lexer;

import org.jspecify.annotations.Nullable;

/** The "@(end tag:syntax/escapes)" of a heredoc. */
record HeredocTag(
    int offset, int length, String endTag, boolean interpolated, String syntax, String escapes) {
  private static final String ALL_ESCAPES = "trnsuL$";

  /** Scans a tag, moves past it, and reports behind it, as Puppet does, what is wrong with it. */
  static @Nullable HeredocTag scan(Cursor cursor, LexicalProblems problems) {
    int start = cursor.at;
    int close = cursor.indexOf(')', start);
    if (close < 0 || cursor.nextLine(start) <= close) {
      cursor.at = start + 2;
      problems.error(
          close < 0 ? "HEREDOC_UNCLOSED_PARENTHESIS" : "HEREDOC_INVALID_SYNTAX",
          start,
          2,
          "the '@(' of a heredoc needs its ')' on the same line",
          "write @(END), @(\"END\") with interpolation, @(END:syntax/escapes)");
      return null;
    }
    cursor.at = close + 1;
    if (close == start + 2) {
      problems.error(
          "HEREDOC_INVALID_SYNTAX", close + 1, 0, "a heredoc needs an end tag", "write @(END)");
      return null;
    }
    return parse(start, cursor.text.substring(start + 2, close), problems);
  }

  private static @Nullable HeredocTag parse(int start, String spec, LexicalProblems problems) {
    int length = spec.length() + 3;
    int end = start + length;
    int slash = spec.indexOf('/');
    int colon = spec.indexOf(':');
    if (colon > slash && slash >= 0) {
      colon = -1;
    }
    String beforeEscapes = slash < 0 ? spec : spec.substring(0, slash);
    String endTag = colon < 0 ? beforeEscapes : spec.substring(0, colon);
    String syntax = colon < 0 ? "" : stripBlanks(beforeEscapes.substring(colon + 1));
    String escapes = slash < 0 ? "" : stripBlanks(spec.substring(slash + 1));
    if (endTag.isEmpty() || (colon >= 0 && !isSyntaxName(syntax)) || !areEscapeLetters(escapes)) {
      problems.error(
          "HEREDOC_INVALID_SYNTAX",
          end,
          0,
          "this is not a heredoc tag",
          "write @(END), @(\"END\") with interpolation, @(END:syntax/escapes)");
      return null;
    }
    String name = endTag.strip();
    boolean interpolated = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
    if (interpolated) {
      name = name.substring(1, name.length() - 1).strip();
    }
    if (name.isEmpty()) {
      problems.error("HEREDOC_EMPTY_ENDTAG", end, 0, "a heredoc needs an end tag", null);
      return null;
    }
    if (!checkEscapes(escapes, end, problems)) {
      return null;
    }
    String chosen = slash >= 0 && escapes.isEmpty() ? ALL_ESCAPES : escapes;
    return new HeredocTag(start, length, name, interpolated, syntax, chosen);
  }

  private static boolean checkEscapes(String escapes, int end, LexicalProblems problems) {
    for (int i = 0; i < escapes.length(); i++) {
      if (escapes.indexOf(escapes.charAt(i)) < i) {
        problems.error(
            "HEREDOC_MULTIPLE_AT_ESCAPES",
            end,
            0,
            "the escape '" + escapes.charAt(i) + "' is listed twice",
            null);
        return false;
      }
      if (ALL_ESCAPES.indexOf(escapes.charAt(i)) < 0) {
        problems.error(
            "HEREDOC_INVALID_ESCAPE",
            end,
            0,
            "'" + escapes.charAt(i) + "' is not an escape of heredocs",
            "the escapes are t, r, n, s, u, L and $");
        return false;
      }
    }
    return true;
  }

  private static boolean isSyntaxName(String syntax) {
    if (syntax.length() < 2 || !Characters.isLower(syntax.charAt(0))) {
      return false;
    }
    for (int i = 1; i < syntax.length(); i++) {
      if (!Characters.isWord(syntax.charAt(i)) && syntax.charAt(i) != '+') {
        return false;
      }
    }
    return true;
  }

  private static boolean areEscapeLetters(String escapes) {
    for (int i = 0; i < escapes.length(); i++) {
      if (!Characters.isWord(escapes.charAt(i)) && escapes.charAt(i) != '$') {
        return false;
      }
    }
    return true;
  }

  private static String stripBlanks(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && Characters.isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && Characters.isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }
}
