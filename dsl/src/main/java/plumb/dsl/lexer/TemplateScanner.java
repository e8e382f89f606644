package plumb.dsl.lexer;

import static plumb.dsl.parser.antlr.lexer.InternalPuppetLexer.*;

/**
 * The text between the tags of an EPP template. What a trimming tag takes off the text around it
 * becomes part of a hidden token, so that text tokens hold exactly what is rendered (but for
 * "&lt;%%" and "%%&gt;").
 */
final class TemplateScanner {
  private final Cursor cursor;
  private final LexicalProblems problems;

  /** Whether text is scanned, not code. */
  private boolean inText = true;

  /** Whether the tag whose code is being scanned renders a value. */
  private boolean inExpression;

  /** Whether the last tag trims what follows it. */
  private boolean trimsNext;

  private int tagStart;

  TemplateScanner(Cursor cursor, LexicalProblems problems) {
    this.cursor = cursor;
    this.problems = problems;
  }

  boolean isInText() {
    return inText;
  }

  /** Scans the next token of the text; the cursor must not be at the end. */
  int text() {
    if (trimsNext) {
      trimsNext = false;
      int trimmed = trimmedEnd(cursor.at);
      if (trimmed > cursor.at) {
        cursor.at = trimmed;
        return RULE_TEMPLATE_MARK;
      }
    }
    int start = cursor.at;
    int tag = nextTag(start);
    int textEnd = tag;
    if (tag < cursor.limit && trimsBefore(tag)) {
      while (textEnd > start && isSpace(cursor.charAt(textEnd - 1))) {
        textEnd--;
      }
    }
    if (textEnd > start) {
      cursor.at = textEnd;
      return RULE_TEMPLATE_TEXT;
    }
    return tag(tag);
  }

  /** Whether the tag that is being scanned ends here. */
  boolean endsTag() {
    return cursor.startsWith("%>") || cursor.startsWith("-%>");
  }

  int tagEnd() {
    trimsNext = cursor.peek(0) == '-';
    cursor.at += trimsNext ? 3 : 2;
    inText = true;
    return inExpression ? RULE_TEMPLATE_EXPRESSION_END : RULE_TEMPLATE_MARK;
  }

  /** To be called at the end of the text. */
  void finish() {
    if (!inText) {
      problems.swallowedRest(
          cursor.at,
          "EPP_UNBALANCED_TAG",
          cursor.at,
          0,
          "the template tag that starts on line "
              + problems.line(tagStart)
              + ", column "
              + problems.column(tagStart)
              + ", has no closing %>",
          null);
      inText = true;
    }
  }

  private int tag(int start) {
    tagStart = start;
    char kind = cursor.charAt(start + 2);
    if (kind == '#') {
      return comment(start);
    }
    if (start + 2 >= cursor.limit) {
      cursor.at = cursor.limit;
      problems.error(
          "EPP_UNBALANCED_EXPRESSION", start, 2, "this template tag has no closing %>", null);
      return RULE_TEMPLATE_MARK;
    }
    inText = false;
    inExpression = kind == '=';
    cursor.at = start + (kind == '=' || kind == '-' ? 3 : 2);
    return inExpression ? RULE_TEMPLATE_EXPRESSION : RULE_TEMPLATE_MARK;
  }

  private int comment(int start) {
    int end = commentEnd(start);
    if (end < 0) {
      problems.swallowedRest(
          start,
          "EPP_UNBALANCED_COMMENT",
          start + 2,
          1,
          "this template comment has no closing %>",
          null);
      cursor.at = cursor.limit;
    } else {
      trimsNext = cursor.charAt(end - 3) == '-';
      cursor.at = end;
    }
    return RULE_TEMPLATE_MARK;
  }

  /** Past the "%&gt;" of a comment; "%%&gt;" does not end it. -1 if it has none. */
  private int commentEnd(int start) {
    int close = cursor.indexOf("%>", start + 3);
    while (close >= 0 && cursor.charAt(close - 1) == '%') {
      close = cursor.indexOf("%>", close + 1);
    }
    return close < 0 ? -1 : close + 2;
  }

  /** The next "&lt;%" that is a tag, or the end. */
  private int nextTag(int from) {
    int tag = cursor.indexOf("<%", from);
    while (tag >= 0 && cursor.charAt(tag + 2) == '%') {
      tag = cursor.indexOf("<%", tag + 3);
    }
    return tag < 0 ? cursor.limit : tag;
  }

  /**
   * Whether the blanks before a tag are trimmed: by the tag itself, or by a later one with nothing
   * but comments between.
   */
  private boolean trimsBefore(int tag) {
    while (cursor.charAt(tag) == '<' && cursor.charAt(tag + 1) == '%') {
      char kind = cursor.charAt(tag + 2);
      if (kind == '-' || (kind == '#' && cursor.charAt(tag + 3) == '-')) {
        return true;
      }
      int end = kind == '#' ? commentEnd(tag) : -1;
      if (end < 0) {
        return false;
      }
      tag = cursor.charAt(end - 3) == '-' ? trimmedEnd(end) : end;
      while (isSpace(cursor.charAt(tag))) {
        tag++;
      }
    }
    return false;
  }

  /** What a tag trims after it: blanks and one line break. */
  private int trimmedEnd(int from) {
    int end = from;
    while (isSpace(cursor.charAt(end))) {
      end++;
    }
    if (cursor.charAt(end) == '\r') {
      end++;
    }
    return cursor.charAt(end) == '\n' ? end + 1 : end;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }
}
