package plumb.analysis.style.checks;

import plumb.analysis.Fix;
import plumb.analysis.Level;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;

/** No line ends with blanks. */
final class TrailingWhitespace extends StyleCheck {
  TrailingWhitespace() {
    super("trailing_whitespace", Level.ERROR);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Token token : manifest.tokens()) {
      Token next = token.next();
      if ((token.is(TokenKind.INDENT) || token.is(TokenKind.WHITESPACE))
          && (next == null || next.is(TokenKind.NEWLINE))) {
        findings.add(token, "trailing whitespace found", new Fix(token.start(), token.end(), ""));
      }
    }
  }
}
