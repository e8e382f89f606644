package plumb.analysis.semantic.checks;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Level;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Project;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.deprecation.Deprecation;
import plumb.compiler.deprecation.Deprecation.Subject;
import plumb.compiler.program.Attribute;
import plumb.compiler.program.Collect;
import plumb.compiler.program.DefinedTypeDef;
import plumb.compiler.program.Literal;
import plumb.compiler.program.Param;
import plumb.compiler.program.ResourceDefaults;
import plumb.compiler.program.ResourceExpr;
import plumb.compiler.program.ResourceName;
import plumb.compiler.program.TypeName;
import plumb.compiler.snapshot.Definition;
import plumb.values.Default;

/**
 * Instances of defined types without a value that they need. Those of classes may come from data,
 * and any may come from resource defaults, whose types are left out.
 */
final class MissingParameter extends SemanticCheck {
  MissingParameter() {
    super("missing_parameter", Level.WARNING);
  }

  @Override
  public void check(Program program, Reports reports) {
    Set<String> elsewhere = new HashSet<>();
    for (ResourceDefaults defaults : program.all(ResourceDefaults.class)) {
      if (defaults.type() instanceof TypeName type) {
        elsewhere.add(type.name().toLowerCase(Locale.ROOT));
      }
    }
    program
        .all(Collect.class)
        .forEach(one -> elsewhere.add(one.typeName().toLowerCase(Locale.ROOT)));
    for (ResourceExpr resource : program.all(ResourceExpr.class)) {
      if (resource.type() instanceof ResourceName type && !elsewhere.contains(type.name())) {
        Definition<DefinedTypeDef> found = program.project().findDefinedType(type.name()).value();
        if (found != null) {
          check(program.project(), resource, found.code(), reports);
        }
      }
    }
  }

  private static void check(
      Project project, ResourceExpr resource, DefinedTypeDef type, Reports reports) {
    Set<String> byDefault = new HashSet<>();
    for (ResourceExpr.ResourceBody body : resource.bodies()) {
      if (isDefault(body)) {
        Set<String> names = names(body);
        if (names == null) {
          return;
        }
        byDefault.addAll(names);
      }
    }
    for (ResourceExpr.ResourceBody body : resource.bodies()) {
      Set<String> given = names(body);
      if (given == null || isDefault(body)) {
        continue;
      }
      given.addAll(byDefault);
      given.addAll(namesNow(project, type, given));
      for (Param param : type.params()) {
        if (param.defaultValue() == null && !given.contains(param.name())) {
          reports.add(
              body.pos(),
              "defined type " + type.name() + " needs a value for " + param.name(),
              null);
        }
      }
    }
  }

  /** What parameters that are given by old names are called now. */
  private static Set<String> namesNow(Project project, DefinedTypeDef type, Set<String> given) {
    Set<String> names = new HashSet<>();
    OldNames old = new OldNames(project);
    for (String name : given) {
      Deprecation deprecation = old.parameter(type.name(), name);
      Subject end = deprecation == null ? null : Successors.end(deprecation, project);
      if (end != null && end.parameter() != null) {
        names.add(end.parameter());
      }
    }
    return names;
  }

  private static boolean isDefault(ResourceExpr.ResourceBody body) {
    return body.title() instanceof Literal title && title.value() == Default.DEFAULT;
  }

  /** The names of attributes; null when some come from a hash. */
  private static @Nullable Set<String> names(ResourceExpr.ResourceBody body) {
    Set<String> names = new HashSet<>();
    for (Attribute attribute : body.attributes()) {
      if (attribute.name() == null) {
        return null;
      }
      names.add(attribute.name());
    }
    return names;
  }
}
