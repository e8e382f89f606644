package plumb.analysis.semantic.checks;

import java.util.Set;
import plumb.analysis.Level;
import plumb.analysis.semantic.ClassUses;
import plumb.analysis.semantic.Code;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.deprecation.Deprecation.Kind;

/** Classes that their module does not have. */
final class UnknownClass extends SemanticCheck {
  UnknownClass() {
    super("unknown_class", Level.WARNING);
  }

  @Override
  public void check(Program program, Reports reports) {
    Set<String> asked = ClassUses.askedFor(program);
    for (Code code : program.codes()) {
      if (code.parent() != null) {
        check(program, code.parent(), code.pos(), asked, reports);
      }
      for (ClassUses.Use use : ClassUses.in(code)) {
        check(program, use.name(), use.pos(), asked, reports);
      }
    }
  }

  private static void check(
      Program program, String name, int pos, Set<String> asked, Reports reports) {
    if (!asked.contains(name)
        && program.project().hasModuleOf(name)
        && program.project().findClass(name).isAbsent()
        && new OldNames(program.project()).definition(Kind.CLASS, name) == null) {
      String hint = Nearest.hint(name, program.project().classNamesLike(name), "");
      reports.add(pos, "there is no class " + name, hint);
    }
  }
}
