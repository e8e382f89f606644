package plumb.analysis.style.checks;

import plumb.analysis.Level;
import plumb.analysis.style.Definition;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.StyleCheck;

/** No class or defined type has an upper case letter in its name. */
final class NamesContainingUppercase extends StyleCheck {
  NamesContainingUppercase() {
    super("names_containing_uppercase", Level.ERROR);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Definition definition : manifest.definitions()) {
      String name = definition.name().value();
      if (name.chars().anyMatch(c -> c >= 'A' && c <= 'Z')) {
        findings.add(
            definition.name(), definition.noun() + " '" + name + "' contains illegal uppercase");
      }
    }
  }
}
