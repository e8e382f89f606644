package plumb.analysis.semantic.checks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Level;
import plumb.analysis.semantic.Literals;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Refusal;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.program.Call;
import plumb.compiler.program.Expr;
import plumb.compiler.program.HashExpr;
import plumb.compiler.program.Literal;
import plumb.compiler.program.Param;
import plumb.compiler.program.Source;
import plumb.values.Type;
import plumb.values.Undef;

/** Calls of EPP templates that do not give what the template declares as its parameters. */
final class WrongTemplateParameter extends SemanticCheck {
  WrongTemplateParameter() {
    super("wrong_template_parameter", Level.WARNING);
  }

  @Override
  public void check(Program program, Reports reports) {
    for (Call call : program.all(Call.class)) {
      List<Expr> args = call.args();
      if (!call.name().equals("epp") || args.isEmpty() || args.size() > 2) {
        continue;
      }
      String name = Literals.text(args.get(0));
      Source template = name == null ? null : program.project().template(name);
      Map<String, Expr> given = args.size() < 2 ? Map.of() : given(args.get(1));
      if (template != null && template.unit().templateParamsDeclared() && given != null) {
        check(program, call, template, given, reports);
      }
    }
  }

  /** The values by name; null when they are not written out. */
  private static @Nullable Map<String, Expr> given(Expr argument) {
    if (!(argument instanceof HashExpr hash)) {
      return null;
    }
    Map<String, Expr> given = new HashMap<>();
    for (int i = 0; i < hash.keys().size(); i++) {
      String name = Literals.text(hash.keys().get(i));
      if (name == null) {
        return null;
      }
      given.put(name, hash.values().get(i));
    }
    return given;
  }

  private static void check(
      Program program, Call call, Source template, Map<String, Expr> given, Reports reports) {
    List<Param> params = template.unit().templateParams();
    for (Param param : params) {
      Expr value = given.get(param.name());
      if (value != null) {
        checkType(program, param, template, value, reports);
      } else if (param.defaultValue() == null) {
        reports.add(call, "this template needs a value for " + param.name());
      }
    }
    List<String> names = params.stream().map(Param::name).toList();
    given.forEach(
        (name, value) -> {
          if (!names.contains(name)) {
            reports.add(
                value, "this template has no parameter " + name, Nearest.hint(name, names, ""));
          }
        });
  }

  private static void checkType(
      Program program, Param param, Source template, Expr value, Reports reports) {
    Type type = program.constants().type(param.type(), template);
    boolean left = value instanceof Literal literal && literal.value() == Undef.UNDEF;
    if (!left
        && type != null
        && Refusal.isCertain(type, value, program.constants(), program.asSource())) {
      reports.add(
          value, "this template takes " + type + " for " + param.name() + ", and this is none");
    }
  }
}
