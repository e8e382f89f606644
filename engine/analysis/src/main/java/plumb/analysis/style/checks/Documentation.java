package plumb.analysis.style.checks;

import plumb.analysis.Level;
import plumb.analysis.style.Definition;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;

/** A comment is right above each class and defined type. */
final class Documentation extends StyleCheck {
  Documentation() {
    super("documentation", Level.WARNING);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Definition definition : manifest.definitions()) {
      if (!hasCommentAbove(definition.keyword())) {
        findings.add(definition.keyword(), definition.noun() + " not documented");
      }
    }
  }

  private static boolean hasCommentAbove(Token keyword) {
    int breaks = 0;
    Token token = keyword.previous();
    for (; token != null && breaks < 2; token = token.previous()) {
      if (token.kind().isComment()) {
        return true;
      }
      if (!token.kind().isLayout()) {
        return false;
      }
      breaks += token.is(TokenKind.NEWLINE) ? 1 : 0;
    }
    return false;
  }
}
