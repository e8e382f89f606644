package plumb.analysis.style.checks;

import plumb.analysis.Level;
import plumb.analysis.style.Definition;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;

/** A class or defined type is in the file where it is looked for. */
final class AutoloaderLayout extends StyleCheck {
  private final boolean relative;

  /**
   * @param relative whether the directory of the module may have another name
   */
  AutoloaderLayout(boolean relative) {
    super("autoloader_layout", Level.ERROR);
    this.relative = relative;
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Definition definition : manifest.definitions()) {
      Token name = definition.name();
      if (!manifest.path().toString().endsWith(expectedPath(name.value()))) {
        findings.add(name, name.value() + " not in autoload module layout");
      }
    }
  }

  private String expectedPath(String name) {
    int end = name.indexOf("::");
    String file = end < 0 ? "init" : name.substring(end + 2).replace("::", "/");
    String inModule = "manifests/" + file + ".pp";
    return relative ? inModule : "/" + (end < 0 ? name : name.substring(0, end)) + "/" + inModule;
  }
}
