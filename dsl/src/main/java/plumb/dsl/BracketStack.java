package plumb.dsl;

import static plumb.dsl.parser.antlr.lexer.InternalPuppetLexer.*;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The brackets that are open at a place in a text that may be faulty. A closing brace also ends the
 * parentheses and lists within it that somebody forgot to close; a closing parenthesis never ends a
 * brace.
 */
final class BracketStack {
  private final TokenList tokens;
  private final List<Integer> open = new ArrayList<>();

  BracketStack(TokenList tokens) {
    this.tokens = tokens;
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  /** The index of the innermost opening bracket; -1 if none is open. */
  int top() {
    return open.isEmpty() ? -1 : open.get(open.size() - 1);
  }

  /** The open brackets, the innermost first. */
  List<Integer> all() {
    List<Integer> all = new ArrayList<>(open);
    Collections.reverse(all);
    return all;
  }

  /** Takes the next token. */
  void take(int index) {
    int type = tokens.type(index);
    if (TokenList.opens(type)) {
      open.add(index);
    } else if (TokenList.closes(type)) {
      close(type);
    }
  }

  /** Forgets the innermost open bracket. */
  void dropTop() {
    open.remove(open.size() - 1);
  }

  /** The opening bracket that a closing one would end; -1 if it ends none. */
  int closedBy(int type) {
    int position = position(type);
    return position < 0 ? -1 : open.get(position);
  }

  private void close(int type) {
    int position = position(type);
    if (position >= 0) {
      open.subList(position, open.size()).clear();
    }
  }

  private int position(int type) {
    for (int i = open.size() - 1; i >= 0; i--) {
      int opener = tokens.type(open.get(i));
      if (matches(opener, type)) {
        return i;
      }
      if (type != RightCurlyBracket && isBrace(opener)) {
        return -1;
      }
    }
    return -1;
  }

  static boolean matches(int opener, int closer) {
    return switch (closer) {
      case RightCurlyBracket -> isBrace(opener);
      case RightParenthesis -> opener == LeftParenthesis || opener == RULE_LINE_PARENTHESIS;
      case RightSquareBracket -> opener == LeftSquareBracket || opener == RULE_LIST_START;
      case RULE_STRING_TAIL -> opener == RULE_STRING_HEAD;
      default -> opener == RULE_TEMPLATE_EXPRESSION;
    };
  }

  private static boolean isBrace(int opener) {
    return opener == LeftCurlyBracket || opener == RULE_SELECTOR_BRACE;
  }
}
