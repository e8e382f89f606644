package plumb.analysis.style.checks;

import plumb.analysis.Level;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.Resource;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;

/** No selector is chosen from within a resource. */
final class SelectorInsideResource extends StyleCheck {
  SelectorInsideResource() {
    super("selector_inside_resource", Level.WARNING);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Resource resource : manifest.resources()) {
      for (Token token : resource.tokens()) {
        Token value = token.nextCode();
        if (token.is(TokenKind.ARROW)
            && value != null
            && value.is(TokenKind.VARIABLE)
            && value.isBefore(TokenKind.QUESTION_MARK)) {
          findings.add(token, "selector inside resource block");
        }
      }
    }
  }
}
