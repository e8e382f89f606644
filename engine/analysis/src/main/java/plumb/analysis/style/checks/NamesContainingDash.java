package plumb.analysis.style.checks;

import plumb.analysis.Level;
import plumb.analysis.style.Definition;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.StyleCheck;

/** No class or defined type has a hyphen in its name. */
final class NamesContainingDash extends StyleCheck {
  NamesContainingDash() {
    super("names_containing_dash", Level.ERROR);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Definition definition : manifest.definitions()) {
      if (definition.name().value().indexOf('-') >= 0) {
        findings.add(definition.name(), definition.noun() + " name containing a dash");
      }
    }
  }
}
