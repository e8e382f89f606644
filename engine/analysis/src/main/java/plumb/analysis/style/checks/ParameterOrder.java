package plumb.analysis.style.checks;

import java.util.List;
import plumb.analysis.Level;
import plumb.analysis.style.Definition;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;

/** Parameters that must be given come before those with a default. */
final class ParameterOrder extends StyleCheck {
  ParameterOrder() {
    super("parameter_order", Level.WARNING);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Definition definition : manifest.definitions()) {
      List<Token> parameters = definition.parameters();
      if (parameters != null) {
        check(parameters, findings);
      }
    }
  }

  private static void check(List<Token> parameters, Findings findings) {
    int depth = 0;
    boolean anyDefault = false;
    for (Token token : parameters) {
      switch (token.kind()) {
        case LPAREN, LBRACE, LBRACKET -> depth++;
        case RPAREN, RBRACE, RBRACKET -> depth--;
        case EQUALS -> anyDefault = true;
        case VARIABLE -> {
          if (depth == 0 && anyDefault && startsParameter(token) && isRequired(token)) {
            findings.add(token, "optional parameter listed before required parameter");
          }
        }
        default -> {}
      }
    }
  }

  private static boolean startsParameter(Token variable) {
    return variable.isAfter(TokenKind.LPAREN)
        || variable.isAfter(TokenKind.COMMA)
        || variable.isAfter(TokenKind.TYPE)
        || variable.isAfter(TokenKind.RBRACKET);
  }

  private static boolean isRequired(Token variable) {
    Token type = variable.previous(TokenKind.TYPE);
    if (type != null && type.value().equals("Optional")) {
      return false;
    }
    return variable.nextCode() == null
        || variable.isBefore(TokenKind.COMMA)
        || variable.isBefore(TokenKind.RPAREN);
  }
}
