package plumb.dsl.lexer;

import static plumb.dsl.parser.antlr.lexer.InternalPuppetLexer.*;

/** Quoted strings and the text of heredocs, up to their end or to an expression within them. */
final class StringScanner {
  /** How a stretch of string text ended. */
  enum Stop {
    /** At the string's end. */
    END,
    /** Before the "${" of an expression. */
    EXPRESSION,
    /** Before the "$" of a variable. */
    VARIABLE,
    /** At the end of the text, with the string still open. */
    UNCLOSED
  }

  private final Cursor cursor;
  private final LexicalProblems problems;
  private final NameScanner names;

  StringScanner(Cursor cursor, LexicalProblems problems, NameScanner names) {
    this.cursor = cursor;
    this.problems = problems;
    this.names = names;
  }

  int singleQuoted() {
    int start = cursor.at;
    for (int at = afterDoubledQuote(start + 1, '\''); at < cursor.limit; at++) {
      char c = cursor.charAt(at);
      if (c == '\'') {
        cursor.at = at + 1;
        return RULE_SINGLE_QUOTED;
      }
      if (c == '\\') {
        at++;
      }
    }
    cursor.at = cursor.limit;
    reportUnclosed(start, start + 1);
    return RULE_BAD;
  }

  /** Moves over text of a string from where the cursor is. */
  Stop text(OpenString string) {
    HeredocBody heredoc = string.heredoc;
    boolean backslashes = heredoc == null || heredoc.escapesDollar();
    int start = heredoc == null ? afterDoubledQuote(cursor.at, '"') : cursor.at;
    for (int at = start; at < cursor.limit; at++) {
      char c = cursor.charAt(at);
      if (c == '"' && heredoc == null) {
        cursor.at = at + 1;
        return Stop.END;
      }
      if (c == '\\' && backslashes) {
        at++;
      } else if (c == '$' && cursor.charAt(at + 1) == '{') {
        string.interpolation = at;
        cursor.at = at;
        return Stop.EXPRESSION;
      } else if (c == '$' && names.variableEnd(at + 1) > at + 1) {
        cursor.at = at;
        return Stop.VARIABLE;
      }
    }
    cursor.at = cursor.limit;
    return heredoc == null ? Stop.UNCLOSED : Stop.END;
  }

  /**
   * As in Puppet, the first of two quotes at the start of a text is part of it: ''' holds one
   * quote.
   */
  private int afterDoubledQuote(int start, char quote) {
    return cursor.charAt(start) == quote && cursor.charAt(start + 1) == quote ? start + 1 : start;
  }

  /**
   * Reports where the last stretch of a string's text starts, as Puppet does.
   *
   * @param start offset of the string
   * @param text offset of that stretch
   */
  void reportUnclosed(int start, int text) {
    problems.swallowedRest(
        start, "UNCLOSED_QUOTE", text, 0, "the string of this text has no closing quote", null);
  }

  /**
   * Reports a string that an expression without an end swallowed.
   *
   * @param text offset of what has no closing quote because of that
   */
  void reportUnclosedExpression(int text, OpenString string) {
    problems.swallowedRest(
        string.start,
        "UNCLOSED_QUOTE",
        text,
        0,
        "the string that starts on line " + problems.line(string.start) + " has no closing quote",
        "its interpolation on line "
            + problems.line(string.interpolation)
            + ", column "
            + problems.column(string.interpolation)
            + ", has no closing '}'; \\${ is a dollar sign and a brace that mean themselves");
  }
}
