package plumb.analysis.semantic.checks;

import plumb.analysis.Level;
import plumb.analysis.semantic.Code;
import plumb.analysis.semantic.Constants;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Refusal;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.program.Param;
import plumb.values.Type;

/** Default values of parameters that the declared type refuses. */
final class WrongDefault extends SemanticCheck {
  WrongDefault() {
    super("wrong_default", Level.WARNING);
  }

  @Override
  public void check(Program program, Reports reports) {
    Constants constants = program.constants();
    for (Code code : program.codes()) {
      for (Param param : code.params()) {
        if (param.defaultValue() == null || param.type() == null || param.rest()) {
          continue;
        }
        Type type = constants.type(param.type(), program.asSource());
        if (type != null
            && Refusal.isCertain(type, param.defaultValue(), constants, program.asSource())) {
          reports.add(
              param.defaultValue(),
              "$" + param.name() + " takes " + type + ", and its default is none");
        }
      }
    }
  }
}
