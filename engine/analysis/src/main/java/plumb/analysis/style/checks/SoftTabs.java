package plumb.analysis.style.checks;

import plumb.analysis.Level;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;

/** Lines are indented by steps of two spaces. */
final class SoftTabs extends StyleCheck {
  SoftTabs() {
    super("2sp_soft_tabs", Level.ERROR);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Token token : manifest.tokens()) {
      if (token.is(TokenKind.INDENT)
          && token.value().codePointCount(0, token.value().length()) % 2 != 0) {
        findings.add(token, "two-space soft tabs not used");
      }
    }
  }
}
