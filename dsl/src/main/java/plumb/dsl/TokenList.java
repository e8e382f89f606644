package plumb.dsl;

import static plumb.dsl.parser.antlr.lexer.InternalPuppetLexer.*;

import java.util.ArrayList;
import java.util.List;
import org.antlr.runtime.CommonToken;
import org.antlr.runtime.Token;
import org.antlr.runtime.TokenSource;
import plumb.dsl.lexer.PuppetLexer;

/** All tokens of a text. A parse can be repeated over a part of them, with the others hidden. */
final class TokenList {
  private final List<CommonToken> tokens = new ArrayList<>();

  TokenList(PuppetLexer lexer) {
    for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
      token.setTokenIndex(tokens.size());
      tokens.add((CommonToken) token);
    }
  }

  int size() {
    return tokens.size();
  }

  CommonToken get(int index) {
    return tokens.get(index);
  }

  /** The type of a token; EOF past the end. */
  int type(int index) {
    return index >= 0 && index < tokens.size() ? tokens.get(index).getType() : Token.EOF;
  }

  String text(int index) {
    return tokens.get(index).getText();
  }

  int start(int index) {
    return tokens.get(index).getStartIndex();
  }

  int end(int index) {
    return tokens.get(index).getStopIndex() + 1;
  }

  boolean isVisible(int index) {
    return tokens.get(index).getChannel() == Token.DEFAULT_CHANNEL;
  }

  void hide(int index) {
    tokens.get(index).setChannel(Token.HIDDEN_CHANNEL);
  }

  /** Makes a token one of another type. */
  void retype(int index, int type) {
    tokens.get(index).setType(type);
  }

  /** The next visible token after an index, or the number of tokens. */
  int nextVisible(int index) {
    int next = index + 1;
    while (next < tokens.size() && !isVisible(next)) {
      next++;
    }
    return next;
  }

  /** The last visible token before an index, or -1. */
  int previousVisible(int index) {
    int previous = Math.min(index, tokens.size()) - 1;
    while (previous >= 0 && !isVisible(previous)) {
      previous--;
    }
    return previous;
  }

  /** The token that starts at an offset, or -1. */
  int indexAt(int offset) {
    int low = 0;
    int high = tokens.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (start(middle) < offset) {
        low = middle + 1;
      } else if (start(middle) > offset || end(middle) == start(middle)) {
        high = middle - 1;
      } else {
        return middle;
      }
    }
    return -1;
  }

  /** The tokens as the parser takes them. */
  TokenSource source() {
    return new TokenSource() {
      private int next;

      @Override
      public Token nextToken() {
        return next < tokens.size() ? tokens.get(next++) : Token.EOF_TOKEN;
      }

      @Override
      public String getSourceName() {
        return "";
      }
    };
  }

  /**
   * Whether a token is one of a pair of brackets, or of the two ends of a string with expressions,
   * and opens it.
   */
  static boolean opens(int type) {
    return switch (type) {
      case LeftCurlyBracket,
          RULE_SELECTOR_BRACE,
          LeftParenthesis,
          RULE_LINE_PARENTHESIS,
          LeftSquareBracket,
          RULE_LIST_START,
          RULE_STRING_HEAD,
          RULE_TEMPLATE_EXPRESSION ->
          true;
      default -> false;
    };
  }

  static boolean closes(int type) {
    return switch (type) {
      case RightCurlyBracket,
          RightParenthesis,
          RightSquareBracket,
          RULE_STRING_TAIL,
          RULE_TEMPLATE_EXPRESSION_END ->
          true;
      default -> false;
    };
  }

  /**
   * Whether a token is the first on its line, and at which distance from the line's start; -1 if
   * not.
   */
  int indentation(String text, int index) {
    int at = start(index) - 1;
    while (at >= 0 && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at--;
    }
    return at < 0 || text.charAt(at) == '\n' ? start(index) - 1 - at : -1;
  }

  /** The indentation of the line that a token stands on. */
  static int lineIndentation(String text, int offset) {
    int lineStart = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
    if (offset == 0) {
      lineStart = 0;
    }
    int at = lineStart;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at - lineStart;
  }
}
