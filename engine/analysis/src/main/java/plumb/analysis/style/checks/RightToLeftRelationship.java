package plumb.analysis.style.checks;

import plumb.analysis.Level;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;

/** Arrows between resources point to the right. */
final class RightToLeftRelationship extends StyleCheck {
  RightToLeftRelationship() {
    super("right_to_left_relationship", Level.WARNING);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Token token : manifest.tokens()) {
      if (token.is(TokenKind.REVERSE_EDGE)) {
        findings.add(token, "right-to-left (<-) relationship");
      }
    }
  }
}
