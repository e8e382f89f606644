package plumb.analysis.semantic.checks;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumb.analysis.Level;
import plumb.analysis.semantic.Code;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.program.Expr;

/**
 * Resources that a class or defined type, with the classes that it includes, declares twice
 * whatever the node is.
 */
final class DuplicateResource extends SemanticCheck {
  /** Stands for the code itself among names of classes. */
  private static final String ITSELF = "";

  DuplicateResource() {
    super("duplicate_resource", Level.WARNING);
  }

  @Override
  public void check(Program program, Reports reports) {
    for (Code code : program.codes()) {
      Map<String, String> owners = new HashMap<>();
      include(program, code, code.pos(), CertainClasses.parent(code.parent()), owners, reports);
      for (Expr statement : CertainResources.statements(code.body())) {
        for (CertainResources.Declared declared : CertainResources.in(List.of(statement))) {
          String owner = owners.putIfAbsent(declared.name(), ITSELF);
          if (owner != null) {
            String where = owner.equals(ITSELF) ? "before this" : "by class " + owner;
            reports.add(declared.pos(), declared.name() + " is declared " + where + ", too", null);
          }
        }
        include(program, code, statement.pos(), CertainClasses.in(statement), owners, reports);
      }
    }
  }

  /** What included classes declare twice among themselves is theirs to tell. */
  private static void include(
      Program program,
      Code code,
      int pos,
      List<String> classes,
      Map<String, String> owners,
      Reports reports) {
    Map<String, String> included = new LinkedHashMap<>();
    Map<String, List<Expr>> closure = CertainClasses.closure(program.project(), classes, code);
    closure.forEach(
        (name, statements) -> {
          for (CertainResources.Declared declared : CertainResources.in(statements)) {
            // Whether a class may be declared again depends on who comes first.
            if (!declared.name().startsWith("Class[")) {
              included.putIfAbsent(declared.name(), name);
            }
          }
        });
    included.forEach(
        (resource, name) -> {
          String owner = owners.putIfAbsent(resource, name);
          if (owner != null && !closure.containsKey(owner)) {
            String where = owner.equals(ITSELF) ? "before this" : "by class " + owner;
            reports.add(
                pos,
                "class "
                    + name
                    + " declares "
                    + resource
                    + ", which is declared "
                    + where
                    + ", too",
                null);
          }
        });
  }
}
