package plumb.analysis.semantic.checks;

import plumb.analysis.Level;
import plumb.analysis.semantic.Code;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.deprecation.Deprecation;
import plumb.compiler.deprecation.OwnerDeprecations;
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
          check(code, readers, program.project().deprecations(code.name()), reports);
        }
      }
    }
  }

  private static void check(
      Code code, Readers readers, OwnerDeprecations deprecations, Reports reports) {
    for (Param param : code.params()) {
      // The value of an old name goes to the new one: nothing has to read it here.
      Deprecation deprecation = deprecations.parameters().get(param.name());
      boolean moved = deprecation != null && deprecation.renamedTo() != null;
      if (!moved && !readers.mayRead(param.name())) {
        reports.add(
            param.pos(),
            "nothing reads the parameter $" + param.name() + " of " + code.label(),
            null);
      }
    }
  }
}
