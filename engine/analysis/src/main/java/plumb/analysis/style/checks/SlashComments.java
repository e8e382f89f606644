package plumb.analysis.style.checks;

import plumb.analysis.Fix;
import plumb.analysis.Level;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;

/** Comments do not start with slashes. */
final class SlashComments extends StyleCheck {
  SlashComments() {
    super("slash_comments", Level.WARNING);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Token token : manifest.tokens()) {
      if (token.is(TokenKind.SLASH_COMMENT)) {
        findings.add(token, "// comment found", new Fix(token.start(), token.start() + 2, "#"));
      }
    }
  }
}
