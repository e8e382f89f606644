package plumb.analysis.semantic.checks;

import java.util.HashSet;
import java.util.Set;
import plumb.analysis.Level;
import plumb.analysis.semantic.Code;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.program.Assign;
import plumb.compiler.program.Expr;

/** Variables that are set although they have a value whatever the node is: the compile stops. */
final class ReassignedVariable extends SemanticCheck {
  ReassignedVariable() {
    super("reassigned_variable", Level.WARNING);
  }

  @Override
  public void check(Program program, Reports reports) {
    for (Code code : program.codes()) {
      Set<String> set = new HashSet<>();
      code.params().forEach(param -> set.add(param.name()));
      for (Expr statement : CertainResources.statements(code.body())) {
        if (statement instanceof Assign assign && !set.add(assign.name())) {
          reports.add(
              assign, "$" + assign.name() + " has a value already", "a variable is set once");
        }
      }
    }
  }
}
