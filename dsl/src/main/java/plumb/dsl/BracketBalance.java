package plumb.dsl;

import static plumb.dsl.parser.antlr.lexer.InternalPuppetLexer.RightCurlyBracket;

import java.util.ArrayDeque;
import java.util.Deque;

/** Guesses which bracket lacks its counterpart, by the indentation of lines. */
final class BracketBalance {
  private BracketBalance() {}

  /**
   * The opening bracket that is most likely the unclosed one: the first whose block is left by a
   * line that is indented less than the one that opened it.
   *
   * @param fallback the innermost one that is open at the end
   */
  static int suspect(String text, TokenList tokens, int fallback) {
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      int type = tokens.type(i);
      if (TokenList.opens(type)) {
        open.push(i);
      } else if (TokenList.closes(type) && !open.isEmpty()) {
        int opener = open.pop();
        int indentation = type == RightCurlyBracket ? tokens.indentation(text, i) : -1;
        if (indentation >= 0
            && indentation < TokenList.lineIndentation(text, tokens.start(opener))) {
          return opener;
        }
      }
    }
    return fallback;
  }
}
