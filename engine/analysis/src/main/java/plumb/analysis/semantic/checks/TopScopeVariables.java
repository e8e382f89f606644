package plumb.analysis.semantic.checks;

import java.util.Set;
import plumb.analysis.Level;
import plumb.analysis.semantic.Facts;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.program.QualifiedVar;

/** Facts, and other variables of top scope, that are read as {@code $::name}. */
final class TopScopeVariables extends SemanticCheck {
  private static final Set<String> HASHES = Set.of("facts", "trusted", "server_facts");
  private static final Set<String> OF_COMPILE =
      Set.of("environment", "servername", "serverip", "serverip6", "serverversion");

  TopScopeVariables() {
    super("top_scope_variables", Level.WARNING);
  }

  static boolean isTopScope(QualifiedVar variable) {
    return variable.className().isEmpty() || variable.className().equals("::");
  }

  @Override
  public void check(Program program, Reports reports) {
    Facts facts = program.project().facts();
    for (QualifiedVar variable : program.all(QualifiedVar.class)) {
      String name = variable.name();
      if (!isTopScope(variable) || OF_COMPILE.contains(name)) {
        continue;
      }
      String hint =
          HASHES.contains(name)
              ? "write $" + name
              : facts.isKnown(name) || facts.mayBeCustom(name)
                  ? "write $facts['" + name + "']"
                  : "a fact is $facts['" + name + "']; anything else is better a parameter";
      reports.add(variable, "$::" + name + " is a variable of top scope", hint);
    }
  }
}
