package plumb.analysis.style.checks;

import java.util.Set;
import plumb.analysis.Level;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;

/** Booleans are not quoted. */
final class QuotedBooleans extends StyleCheck {
  private static final Set<String> BOOLEANS = Set.of("true", "false");

  QuotedBooleans() {
    super("quoted_booleans", Level.WARNING);
  }

  @Override
  public boolean runsByDefault() {
    return false;
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Token token : manifest.tokens()) {
      if ((token.is(TokenKind.DOUBLE_QUOTED) || token.is(TokenKind.SINGLE_QUOTED))
          && BOOLEANS.contains(token.value())) {
        findings.add(token, "quoted boolean value found");
      }
    }
  }
}
