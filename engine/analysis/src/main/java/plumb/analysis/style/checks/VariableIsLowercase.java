package plumb.analysis.style.checks;

import java.util.regex.Pattern;
import plumb.analysis.Level;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;

/** No variable has an upper case letter in its name. */
final class VariableIsLowercase extends StyleCheck {
  private static final Pattern INDEX = Pattern.compile("\\[.+?\\]");

  VariableIsLowercase() {
    super("variable_is_lowercase", Level.WARNING);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Token token : manifest.tokens()) {
      if (!token.is(TokenKind.VARIABLE) && !token.is(TokenKind.BARE_VARIABLE)) {
        continue;
      }
      String name = INDEX.matcher(token.value()).replaceAll("");
      if (name.chars().anyMatch(c -> c >= 'A' && c <= 'Z')) {
        findings.add(token, "variable contains an uppercase letter");
      }
    }
  }
}
