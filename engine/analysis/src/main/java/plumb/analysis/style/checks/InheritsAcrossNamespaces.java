package plumb.analysis.style.checks;

import plumb.analysis.Level;
import plumb.analysis.style.Definition;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;

/** A class inherits only from a class of its own module. */
final class InheritsAcrossNamespaces extends StyleCheck {
  InheritsAcrossNamespaces() {
    super("inherits_across_namespaces", Level.WARNING);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Definition definition : manifest.classes()) {
      Token parent = definition.parent();
      if (parent != null && !module(parent).equals(module(definition.name()))) {
        findings.add(parent, "class inherits across module namespaces");
      }
    }
  }

  private static String module(Token name) {
    String path = name.value().startsWith("::") ? name.value().substring(2) : name.value();
    int end = path.indexOf("::");
    return end < 0 ? path : path.substring(0, end);
  }
}
