package plumb.analysis.style.checks;

import plumb.analysis.Level;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;

/** An arrow between resources stands on the line of what it points to. */
final class ArrowOnRightOperandLine extends StyleCheck {
  ArrowOnRightOperandLine() {
    super("arrow_on_right_operand_line", Level.WARNING);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Token token : manifest.tokens()) {
      Token right = token.nextCode();
      if ((token.is(TokenKind.EDGE) || token.is(TokenKind.NOTIFY_EDGE))
          && right != null
          && right.line() != token.line()) {
        findings.add(token, "arrow should be on the right operand's line");
      }
    }
  }
}
