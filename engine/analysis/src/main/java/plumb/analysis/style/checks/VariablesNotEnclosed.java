package plumb.analysis.style.checks;

import plumb.analysis.Fix;
import plumb.analysis.Level;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;

/** Variables in strings are in braces. */
final class VariablesNotEnclosed extends StyleCheck {
  VariablesNotEnclosed() {
    super("variables_not_enclosed", Level.WARNING);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Token token : manifest.tokens()) {
      if (token.is(TokenKind.BARE_VARIABLE)) {
        findings.add(token, "variable not enclosed in {}", fix(token));
      }
    }
  }

  /** A variable's name ends before a hyphen, whatever puppet-lint takes for its name. */
  private static Fix fix(Token variable) {
    int hyphen = variable.value().indexOf('-');
    String name = hyphen < 0 ? variable.value() : variable.value().substring(0, hyphen);
    return new Fix(variable.start(), variable.start() + 1 + name.length(), "${" + name + "}");
  }
}
