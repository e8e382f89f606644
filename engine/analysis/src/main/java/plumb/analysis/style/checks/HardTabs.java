package plumb.analysis.style.checks;

import plumb.analysis.Fix;
import plumb.analysis.Level;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;

/** No line is laid out with tabs. */
final class HardTabs extends StyleCheck {
  HardTabs() {
    super("hard_tabs", Level.ERROR);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Token token : manifest.tokens()) {
      if (isBlank(token) && token.value().indexOf('\t') >= 0) {
        findings.add(
            token,
            "tab character found",
            new Fix(token.start(), token.end(), token.value().replace("\t", "  ")));
      }
    }
  }

  private static boolean isBlank(Token token) {
    return token.is(TokenKind.INDENT) || token.is(TokenKind.WHITESPACE);
  }
}
