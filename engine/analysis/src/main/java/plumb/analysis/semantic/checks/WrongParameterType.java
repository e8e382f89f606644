package plumb.analysis.semantic.checks;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Level;
import plumb.analysis.semantic.Constants;
import plumb.analysis.semantic.Literals;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Refusal;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.program.Attribute;
import plumb.compiler.program.ClassDef;
import plumb.compiler.program.DefinedTypeDef;
import plumb.compiler.program.Literal;
import plumb.compiler.program.Param;
import plumb.compiler.program.ResourceExpr;
import plumb.compiler.program.ResourceName;
import plumb.compiler.program.Source;
import plumb.compiler.snapshot.Definition;
import plumb.values.Type;
import plumb.values.Undef;

/** Values for parameters of classes and defined types that their declared types refuse. */
final class WrongParameterType extends SemanticCheck {
  WrongParameterType() {
    super("wrong_parameter_type", Level.WARNING);
  }

  private record Owner(String label, List<Param> params, Source source) {}

  @Override
  public void check(Program program, Reports reports) {
    for (ResourceExpr resource : program.all(ResourceExpr.class)) {
      if (resource.type() instanceof ResourceName type) {
        for (ResourceExpr.ResourceBody body : resource.bodies()) {
          Owner owner = owner(program, type.name(), body);
          if (owner != null) {
            body.attributes().forEach(attribute -> check(program, owner, attribute, reports));
          }
        }
      }
    }
  }

  private static @Nullable Owner owner(
      Program program, String type, ResourceExpr.ResourceBody body) {
    if (!type.equals("class")) {
      Definition<DefinedTypeDef> found = program.project().findDefinedType(type).value();
      return found == null
          ? null
          : new Owner("defined type " + type, found.code().params(), found.source());
    }
    List<Literal> titles = Literals.texts(body.title());
    if (titles.size() != 1) {
      return null;
    }
    String name = String.valueOf(titles.get(0).value());
    Definition<ClassDef> found = program.project().findClass(name).value();
    return found == null
        ? null
        : new Owner("class " + found.code().name(), found.code().params(), found.source());
  }

  private static void check(Program program, Owner owner, Attribute attribute, Reports reports) {
    Constants constants = program.constants();
    for (Param param : owner.params) {
      if (!param.name().equals(attribute.name()) || param.type() == null) {
        continue;
      }
      // What is given as undef is not given: the default counts.
      boolean left = attribute.value() instanceof Literal literal && literal.value() == Undef.UNDEF;
      Type type = constants.type(param.type(), owner.source);
      if (!left
          && type != null
          && Refusal.isCertain(type, attribute.value(), constants, program.asSource())) {
        reports.add(
            attribute.value(),
            owner.label + " takes " + type + " for " + param.name() + ", and this is none");
      }
    }
  }
}
