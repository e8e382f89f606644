package plumb.analysis.style.checks;

import plumb.analysis.Level;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;

/** Comments do not stand between slashes and stars. */
final class StarComments extends StyleCheck {
  StarComments() {
    super("star_comments", Level.WARNING);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Token token : manifest.tokens()) {
      if (token.is(TokenKind.BLOCK_COMMENT)) {
        findings.add(token, "/* */ comment found");
      }
    }
  }
}
