package plumb.analysis.semantic.checks;

import plumb.analysis.Level;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Project;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.program.Call;

/** Calls of functions that nothing defines. */
final class UnknownFunction extends SemanticCheck {
  UnknownFunction() {
    super("unknown_function", Level.WARNING);
  }

  @Override
  public void check(Program program, Reports reports) {
    for (Call call : program.all(Call.class)) {
      if (!mayReadMember(call) && isAbsent(program, call.name())) {
        String hint = Nearest.hint(call.name(), program.project().functionNames(), "");
        reports.add(call, "there is no function " + call.name(), hint);
      }
    }
  }

  /** {@code $version.major} is written like a call, and reads a part of the value. */
  private static boolean mayReadMember(Call call) {
    return !call.args().isEmpty() && call.args().get(0).pos() <= call.pos();
  }

  private static boolean isAbsent(Program program, String name) {
    Project project = program.project();
    String plain = name.startsWith("::") ? name.substring(2) : name;
    boolean judged =
        plain.contains("::") ? project.hasModuleOf(plain) : project.isComplete(program.module());
    return judged
        && !project.hasNativeFunction(plain)
        && project.findFunction(plain).isAbsent()
        && new OldNames(project).function(plain) == null
        && program.unit().functions().stream().noneMatch(one -> one.name().equals(plain));
  }
}
