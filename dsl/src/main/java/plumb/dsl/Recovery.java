package plumb.dsl;

import static plumb.dsl.parser.antlr.lexer.InternalPuppetLexer.*;

import java.util.HashSet;
import java.util.Set;

/**
 * Finds where parsing can go on after a syntax error, so that the next error reported is one of its
 * own: after the statement that holds the error, told by brackets, lines and indentation.
 */
final class Recovery {
  private final String text;
  private final TokenList tokens;
  private final Set<Integer> blocks = new HashSet<>();

  Recovery(String text, TokenList tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  /**
   * Hides everything up to the next statement, and what is left after it of statements that started
   * before.
   *
   * @param from the index that parsing started from
   * @return the index that parsing can start from; the number of tokens when nothing is left
   */
  int skip(FirstSyntaxError error, int from) {
    blocks.addAll(error.blocks());
    int block = error.blocks().isEmpty() ? -1 : error.blocks().get(0);
    int next = nextStatement(error.index(), Math.max(block + 1, from), from);
    for (int i = from; i < next; i++) {
      tokens.hide(i);
    }
    new Remains(tokens, blocks).hide(next);
    return next;
  }

  private int nextStatement(int error, int start, int from) {
    BracketStack open = new BracketStack(tokens);
    for (int i = start; i < error; i++) {
      open.take(i);
    }
    boolean afterBlock = false;
    for (int i = error; i < tokens.size(); i++) {
      if (!tokens.isVisible(i)) {
        continue;
      }
      int type = tokens.type(i);
      boolean progress = i > from;
      if (progress && startsLine(i, open) && startsStatement(i)) {
        return i;
      }
      if (progress && afterBlock && open.isEmpty() && !continuesExpression(type)) {
        return i;
      }
      if (progress && open.isEmpty() && type == RULE_TEMPLATE_TEXT) {
        return i;
      }
      open.take(i);
      afterBlock = open.isEmpty() && (type == RightCurlyBracket || type == Semicolon);
    }
    return tokens.size();
  }

  /** First on its line, and no further in than the line of the bracket that is still open. */
  private boolean startsLine(int index, BracketStack open) {
    int indentation = tokens.indentation(text, index);
    return indentation >= 0
        && (open.isEmpty()
            || indentation <= TokenList.lineIndentation(text, tokens.start(open.top())));
  }

  private boolean startsStatement(int index) {
    int next = tokens.type(tokens.nextVisible(index));
    return switch (tokens.type(index)) {
      case Case, Class, Define, Function, If, Node, Unless -> next != EqualsSignGreaterThanSign;
      case RULE_VARIABLE -> next == EqualsSign;
      case CommercialAt, CommercialAtCommercialAt -> true;
      case RULE_NAME ->
          next == LeftCurlyBracket
              || next == LeftParenthesis
              || (next != EqualsSignGreaterThanSign
                  && next != PlusSignGreaterThanSign
                  && StatementCalls.isStatementFunction(tokens.text(index)));
      case RULE_TYPE_NAME ->
          next == LeftCurlyBracket
              || next == LessThanSignVerticalLine
              || next == LessThanSignLessThanSignVerticalLine;
      default -> false;
    };
  }

  private static boolean continuesExpression(int type) {
    return switch (type) {
      case Comma,
          FullStop,
          Colon,
          Semicolon,
          EqualsSign,
          EqualsSignGreaterThanSign,
          PlusSignGreaterThanSign,
          QuestionMark,
          HyphenMinusGreaterThanSign,
          LessThanSignHyphenMinus,
          TildeGreaterThanSign,
          LessThanSignTilde,
          VerticalLine,
          LeftSquareBracket,
          LeftParenthesis,
          LeftCurlyBracket,
          RightCurlyBracket,
          RightSquareBracket,
          RightParenthesis,
          Else,
          Elsif,
          And,
          Or,
          In,
          RULE_STRING_MIDDLE,
          RULE_STRING_TAIL,
          RULE_TEMPLATE_EXPRESSION_END ->
          true;
      default -> false;
    };
  }
}
