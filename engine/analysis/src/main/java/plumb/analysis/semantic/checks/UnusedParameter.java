package plumb.analysis.semantic.checks;

import plumb.analysis.Level;
import plumb.analysis.semantic.Code;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.program.Param;

/** Parameters of classes and defined types that nothing reads. */
final class UnusedParameter extends SemanticCheck {
  UnusedParameter() {
    super("unused_parameter", Level.WARNING);
  }

  @Override
  public void check(Program program, Reports reports) {
    for (Code code : program.codes()) {
      if (code.kind() == Code.Kind.CLASS || code.kind() == Code.Kind.DEFINED_TYPE) {
        Readers readers = new Readers(program, code);
        if (!code.params().isEmpty() && !readers.areUnknown()) {
          check(code, readers, reports);
        }
      }
    }
  }

  private static void check(Code code, Readers readers, Reports reports) {
    for (Param param : code.params()) {
      if (!readers.mayRead(param.name())) {
        reports.add(
            param.pos(),
            "nothing reads the parameter $" + param.name() + " of " + code.label(),
            null);
      }
    }
  }
}
