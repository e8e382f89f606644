package plumb.analysis.style.checks;

import plumb.analysis.Level;
import plumb.analysis.style.Definition;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;

/** A class gets its defaults from data, not from a params class. */
final class ClassInheritsFromParamsClass extends StyleCheck {
  ClassInheritsFromParamsClass() {
    super("class_inherits_from_params_class", Level.WARNING);
  }

  @Override
  public boolean runsByDefault() {
    return false;
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Definition definition : manifest.classes()) {
      Token parent = definition.parent();
      if (parent != null && parent.value().endsWith("::params")) {
        findings.add(parent, "class inheriting from params class");
      }
    }
  }
}
