package plumb.analysis.style;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;
import plumb.analysis.tokens.TokenList;

/**
 * One body of a resource: what follows a title.
 *
 * @param tokens from the colon behind the title to the semicolon or brace that ends the body
 * @param type the token before the opening brace
 * @param attributes the names of its attributes
 */
public record Resource(List<Token> tokens, Token type, List<Token> attributes) {
  private static final Set<TokenKind> ENDS = Set.of(TokenKind.SEMICOLON, TokenKind.RBRACE);
  private static final Set<TokenKind> NAMES = Set.of(TokenKind.NAME);

  /** Whether its type, as it is written, is one of some. */
  public boolean isOf(Set<String> types) {
    return types.contains(type.value());
  }

  /** The first tokens of the values that an attribute is given. */
  public List<Token> values(String attribute) {
    List<Token> values = new ArrayList<>();
    for (Token name : attributes) {
      Token arrow = name.nextCode();
      Token value = arrow == null ? null : arrow.nextCode();
      if (name.value().equals(attribute) && value != null) {
        values.add(value);
      }
    }
    return values;
  }

  /**
   * All resources of a manifest up to one whose title stands within another resource, as
   * puppet-lint finds them.
   */
  static List<Resource> all(TokenList tokens) {
    List<Resource> all = new ArrayList<>();
    int end = 0;
    for (Token colon : tokens) {
      if (!colon.is(TokenKind.COLON)
          || colon.nextCode() == null
          || colon.isBefore(TokenKind.LBRACE)) {
        continue;
      }
      if (colon.index() < end) {
        break;
      }
      Token last = colon.next(ENDS);
      if (last == null) {
        throw new MalformedManifestException(colon);
      }
      end = last.index();
      List<Token> own = tokens.subList(colon.index(), end + 1);
      all.add(new Resource(own, type(colon), attributes(colon, end)));
    }
    return all;
  }

  /** What stands before the last brace that was opened, unless it is a selector's. */
  private static Token type(Token colon) {
    for (Token token = colon; token != null; token = token.previous()) {
      if (token.is(TokenKind.LBRACE)) {
        Token before = token.previousCode();
        if (before == null) {
          break;
        }
        if (!before.is(TokenKind.QUESTION_MARK)) {
          return before;
        }
      }
    }
    throw new MalformedManifestException(colon);
  }

  private static List<Token> attributes(Token colon, int end) {
    List<Token> attributes = new ArrayList<>();
    for (Token name = nextName(colon); name != null && name.index() <= end; name = nextName(name)) {
      if (name.isBefore(TokenKind.ARROW)) {
        attributes.add(name);
      }
    }
    return attributes;
  }

  private static @Nullable Token nextName(Token token) {
    return token.next(NAMES);
  }
}
