package plumb.analysis.style.checks;

import java.util.List;
import plumb.analysis.Level;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.Resource;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;

/** "ensure" is the first attribute of a resource. */
final class EnsureFirstParam extends StyleCheck {
  EnsureFirstParam() {
    super("ensure_first_param", Level.WARNING);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Resource resource : manifest.resources()) {
      List<Token> attributes = resource.attributes();
      for (int i = 0; i < attributes.size(); i++) {
        if (attributes.get(i).value().equals("ensure")) {
          if (i > 0 && !resource.type().is(TokenKind.CLASS)) {
            findings.add(
                attributes.get(i), "ensure found on line but it's not the first attribute");
          }
          break;
        }
      }
    }
  }
}
