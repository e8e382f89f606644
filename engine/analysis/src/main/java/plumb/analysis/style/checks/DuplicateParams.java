package plumb.analysis.style.checks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import plumb.analysis.Level;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.Resource;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;

/** No attribute is set twice in a resource or hash. */
final class DuplicateParams extends StyleCheck {
  DuplicateParams() {
    super("duplicate_params", Level.ERROR);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Resource resource : manifest.resources()) {
      Map<Integer, Set<String>> seen = new HashMap<>();
      int level = 0;
      for (Token token : resource.tokens()) {
        Token name = token.previousCode();
        switch (token.kind()) {
          case LBRACE -> level++;
          case RBRACE -> seen.remove(level--);
          case ARROW -> {
            if (name != null
                && name.is(TokenKind.NAME)
                && !seen.computeIfAbsent(level, any -> new HashSet<>()).add(name.value())) {
              findings.add(name, "duplicate parameter found in resource");
            }
          }
          default -> {}
        }
      }
    }
  }
}
