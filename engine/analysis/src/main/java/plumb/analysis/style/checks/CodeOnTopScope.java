package plumb.analysis.style.checks;

import java.util.BitSet;
import plumb.analysis.Level;
import plumb.analysis.style.Definition;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;

/** All code is within a class or defined type. */
final class CodeOnTopScope extends StyleCheck {
  CodeOnTopScope() {
    super("code_on_top_scope", Level.WARNING);
  }

  @Override
  public boolean runsByDefault() {
    return false;
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    BitSet defined = new BitSet();
    for (Definition definition : manifest.definitions()) {
      int start = definition.keyword().index();
      defined.set(start, start + definition.tokens().size());
    }
    for (Token token : manifest.tokens()) {
      if (!token.kind().isLayout() && !defined.get(token.index())) {
        findings.add(token, "code outside of class or define block - " + token.value());
      }
    }
  }
}
