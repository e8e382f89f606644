package plumb.analysis.semantic.checks;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import plumb.analysis.Level;
import plumb.analysis.semantic.Code;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.program.Expr;

/** Resources that a class or defined type declares twice whatever the node is. */
final class DuplicateResource extends SemanticCheck {
  DuplicateResource() {
    super("duplicate_resource", Level.WARNING);
  }

  @Override
  public void check(Program program, Reports reports) {
    for (Code code : program.codes()) {
      List<Expr> statements = CertainResources.statements(code);
      Set<String> seen = new HashSet<>();
      for (CertainResources.Declared declared : CertainResources.in(statements)) {
        if (!seen.add(declared.name())) {
          reports.add(declared.pos(), declared.name() + " is declared before this, too", null);
        }
      }
    }
  }
}
