package plumb.analysis.style.checks;

import plumb.analysis.Level;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;

/** No string holds only a variable. */
final class OnlyVariableString extends StyleCheck {
  OnlyVariableString() {
    super("only_variable_string", Level.WARNING);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Token head : manifest.tokens()) {
      Token variable = head.next();
      if (head.is(TokenKind.STRING_HEAD)
          && head.value().isEmpty()
          && variable != null
          && (variable.is(TokenKind.VARIABLE) || variable.is(TokenKind.BARE_VARIABLE))
          && endsAfter(variable)) {
        findings.add(variable, "string containing only a variable");
      }
    }
  }

  /** Whether the string ends right after a variable and its indexes, and is no key of a hash. */
  private static boolean endsAfter(Token variable) {
    Token token = variable.next();
    while (token != null && token.is(TokenKind.LBRACKET)) {
      for (int i = 0; i < 3 && token != null; i++) {
        token = token.next();
      }
    }
    return token != null
        && token.is(TokenKind.STRING_TAIL)
        && token.value().isEmpty()
        && !token.isBefore(TokenKind.ARROW);
  }
}
