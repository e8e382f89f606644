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
    for (int at = start + 1; at < cursor.limit; at++) {
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
    reportUnclosed(start);
    return RULE_BAD;
  }

  /** Moves over text of a string from where the cursor is. */
  Stop text(OpenString string) {
    HeredocBody heredoc = string.heredoc;
    boolean backslashes = heredoc == null || heredoc.escapesDollar();
    for (int at = cursor.at; at < cursor.limit; at++) {
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

  void reportUnclosed(int start) {
    String hint = null;
    int end = cursor.nextLine(start);
    if (end < cursor.limit) {
      hint =
          "it takes in everything below line "
              + problems.line(start)
              + "; if that is right, the quote that is missing may be one further up";
    }
    problems.swallowedRest("UNCLOSED_QUOTE", start, 1, "this string has no closing quote", hint);
  }

  void reportUnclosedExpression(OpenString string) {
    problems.swallowedRest(
        "UNCLOSED_INTERPOLATION",
        string.interpolation,
        2,
        "this interpolation has no closing '}'",
        "write \\${ for a dollar sign and a brace that mean themselves");
  }
}
