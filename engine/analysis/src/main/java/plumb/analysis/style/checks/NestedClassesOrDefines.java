package plumb.analysis.style.checks;

import plumb.analysis.Level;
import plumb.analysis.style.Definition;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;

/** No class or type is defined within a class. */
final class NestedClassesOrDefines extends StyleCheck {
  NestedClassesOrDefines() {
    super("nested_classes_or_defines", Level.WARNING);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Definition outer : manifest.classes()) {
      for (Token token : outer.tokens().subList(1, outer.tokens().size())) {
        boolean defines = token.is(TokenKind.CLASS) || token.is(TokenKind.DEFINE);
        if (defines && !token.isBefore(TokenKind.LBRACE)) {
          String noun = token.is(TokenKind.CLASS) ? "class" : "defined type";
          findings.add(token, noun + " defined inside a class");
        }
      }
    }
  }
}
