package plumb.analysis.style;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;
import plumb.analysis.tokens.TokenList;

/**
 * The definition of a class or type.
 *
 * @param tokens from its keyword to its closing brace
 * @param parameters what stands between the parentheses of its parameters; null without those
 * @param name the token behind the keyword
 * @param parent what the last "inherits" in it names
 */
public record Definition(
    List<Token> tokens, @Nullable List<Token> parameters, Token name, @Nullable Token parent) {

  /** The keyword that starts it. */
  public Token keyword() {
    return tokens.get(0);
  }

  /** "class" or "defined type". */
  public String noun() {
    return keyword().is(TokenKind.CLASS) ? "class" : "defined type";
  }

  /** All definitions that start with a keyword. */
  static List<Definition> all(TokenKind keyword, TokenList tokens) {
    List<Definition> all = new ArrayList<>();
    for (Token token : tokens) {
      if (token.is(keyword) && !token.isBefore(TokenKind.LBRACE)) {
        Definition definition = startingAt(token, tokens);
        if (definition != null) {
          all.add(definition);
        }
      }
    }
    return all;
  }

  private static @Nullable Definition startingAt(Token keyword, TokenList tokens) {
    Token name = keyword.nextCode();
    Token parent = null;
    int braces = 0;
    int parentheses = 0;
    for (Token token = keyword.next(); token != null && name != null; token = token.next()) {
      switch (token.kind()) {
        case INHERITS -> parent = token.nextCode();
        case LPAREN -> parentheses++;
        case RPAREN -> parentheses--;
        case LBRACE -> braces++;
        case RBRACE -> {
          braces--;
          if (braces == 0 && parentheses <= 0) {
            List<Token> own = tokens.subList(keyword.index(), token.index() + 1);
            return new Definition(own, parameters(own), name, parent);
          }
        }
        default -> {}
      }
    }
    return null;
  }

  private static @Nullable List<Token> parameters(List<Token> tokens) {
    int depth = 0;
    int first = 0;
    for (int i = 0; i < tokens.size(); i++) {
      switch (tokens.get(i).kind()) {
        case LPAREN -> {
          depth++;
          if (depth == 1) {
            first = i + 1;
          }
        }
        case RPAREN -> {
          depth--;
          if (depth == 0) {
            return tokens.subList(first, i);
          }
        }
        case LBRACE -> {
          if (depth == 0) {
            return null;
          }
        }
        default -> {}
      }
    }
    return null;
  }
}
