package plumb.analysis.semantic.checks;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Level;
import plumb.analysis.semantic.ClassUses;
import plumb.analysis.semantic.Code;
import plumb.analysis.semantic.Literals;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Project;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.deprecation.Annotations;
import plumb.compiler.deprecation.Deprecation;
import plumb.compiler.deprecation.Deprecation.Subject;
import plumb.compiler.deprecation.OwnerDeprecations;
import plumb.compiler.program.Access;
import plumb.compiler.program.Attribute;
import plumb.compiler.program.Call;
import plumb.compiler.program.Collect;
import plumb.compiler.program.Expr;
import plumb.compiler.program.FunctionDef;
import plumb.compiler.program.Literal;
import plumb.compiler.program.QualifiedVar;
import plumb.compiler.program.ResourceDefaults;
import plumb.compiler.program.ResourceExpr;
import plumb.compiler.program.ResourceName;
import plumb.compiler.program.ResourceOverride;
import plumb.compiler.program.TypeName;
import plumb.compiler.snapshot.Definition;

/** Names that their modules say are on their way out. */
final class DeprecatedName extends SemanticCheck {
  private static final Set<String> LOOKUPS =
      Set.of("lookup", "hiera", "hiera_array", "hiera_hash", "hiera_include");

  DeprecatedName() {
    super("deprecated_name", Level.WARNING);
  }

  @Override
  public void check(Program program, Reports reports) {
    Names names = new Names(program.project(), reports);
    for (ResourceExpr resource : program.all(ResourceExpr.class)) {
      names.resource(resource);
    }
    for (ResourceOverride override : program.all(ResourceOverride.class)) {
      if (override.resources() instanceof Access access) {
        names.type(access.left(), override.attributes());
      }
    }
    for (ResourceDefaults defaults : program.all(ResourceDefaults.class)) {
      names.type(defaults.type(), defaults.attributes());
    }
    for (Collect collect : program.all(Collect.class)) {
      names.attributes(Subject.canonical(collect.typeName()), collect.attributes());
    }
    program.all(Call.class).forEach(names::call);
    program.all(TypeName.class).forEach(names::typeName);
    for (Code code : program.codes()) {
      ClassUses.in(code).forEach(use -> names.whole(use.name(), use.pos()));
      for (QualifiedVar variable : code.all(QualifiedVar.class)) {
        if (!variable.className().equals(code.name())) {
          names.parameter(variable.className(), variable.name(), variable.pos());
        }
      }
    }
  }

  /** Looks names up, and reports those that are on their way out. */
  private record Names(Project project, Reports reports) {
    void resource(ResourceExpr resource) {
      if (!(resource.type() instanceof ResourceName type)) {
        return;
      }
      if (!type.name().equals("class")) {
        whole(type.name(), resource.pos());
        resource.bodies().forEach(body -> attributes(type.name(), body.attributes()));
        return;
      }
      for (ResourceExpr.ResourceBody body : resource.bodies()) {
        for (Literal title : Literals.texts(body.title())) {
          attributes(Subject.canonical(String.valueOf(title.value())), body.attributes());
        }
      }
    }

    void type(Expr type, List<Attribute> attributes) {
      if (type instanceof TypeName name) {
        attributes(Subject.canonical(name.name()), attributes);
      }
    }

    void typeName(TypeName type) {
      if (type.name().contains("::")) {
        whole(Subject.canonical(type.name()), type.pos());
      }
    }

    void attributes(String owner, List<Attribute> attributes) {
      Map<String, Deprecation> known = project.deprecations(owner).parameters();
      for (Attribute attribute : attributes) {
        Deprecation deprecation = attribute.name() == null ? null : known.get(attribute.name());
        if (deprecation != null) {
          report(deprecation, attribute.pos());
        }
      }
    }

    void call(Call call) {
      Definition<FunctionDef> found = project.findFunction(call.name()).value();
      Deprecation own = found == null ? null : Annotations.of(found.code(), found.source());
      Deprecation said = own != null ? own : project.deprecatedFunctions().get(call.name());
      if (said != null) {
        report(said, call.pos());
      }
      if (LOOKUPS.contains(call.name()) && !call.args().isEmpty()) {
        for (Literal key : Literals.texts(call.args().get(0))) {
          String name = String.valueOf(key.value());
          int colons = name.lastIndexOf("::");
          if (colons > 0) {
            parameter(name.substring(0, colons), name.substring(colons + 2), key.pos());
          }
        }
      }
    }

    void parameter(String owner, String name, int pos) {
      Deprecation deprecation =
          project.deprecations(Subject.canonical(owner)).parameters().get(name);
      if (deprecation != null) {
        report(deprecation, pos);
      }
    }

    void whole(String name, int pos) {
      OwnerDeprecations known = project.deprecations(name);
      if (known.whole() != null) {
        report(known.whole(), pos);
      }
    }

    private void report(Deprecation deprecation, int pos) {
      StringBuilder text = new StringBuilder();
      text.append(deprecation.subject()).append(" is deprecated");
      if (deprecation.since() != null) {
        text.append(" since ").append(deprecation.since());
      }
      if (deprecation.removedIn() != null) {
        text.append(deprecation.since() == null ? ", " : " and ");
        text.append("gone in ").append(deprecation.removedIn());
      }
      @Nullable Subject target = Successors.end(deprecation, project);
      String message = deprecation.message();
      text.append(message == null ? "" : ": " + message);
      reports.add(pos, text.toString(), target == null ? null : "use " + target);
    }
  }
}
