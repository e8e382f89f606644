package plumb.analysis.semantic.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Level;
import plumb.analysis.semantic.Literals;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Project;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.catalog.schema.MetaParameters;
import plumb.catalog.schema.ResourceTypeSchema;
import plumb.compiler.program.Access;
import plumb.compiler.program.Attribute;
import plumb.compiler.program.ClassDef;
import plumb.compiler.program.Collect;
import plumb.compiler.program.DefinedTypeDef;
import plumb.compiler.program.Expr;
import plumb.compiler.program.Literal;
import plumb.compiler.program.Param;
import plumb.compiler.program.ResourceDefaults;
import plumb.compiler.program.ResourceExpr;
import plumb.compiler.program.ResourceName;
import plumb.compiler.program.ResourceOverride;
import plumb.compiler.program.TypeName;
import plumb.compiler.snapshot.Definition;

/** Attributes that a resource type, defined type or class does not have. */
final class UnknownAttribute extends SemanticCheck {
  UnknownAttribute() {
    super("unknown_attribute", Level.WARNING);
  }

  @Override
  public void check(Program program, Reports reports) {
    Project project = program.project();
    for (ResourceExpr resource : program.all(ResourceExpr.class)) {
      if (resource.type() instanceof ResourceName type && type.name().equals("class")) {
        resource.bodies().forEach(body -> ofClass(project, body, reports));
      } else if (resource.type() instanceof ResourceName type) {
        resource.bodies().forEach(body -> of(project, type.name(), body.attributes(), reports));
      }
    }
    for (ResourceOverride override : program.all(ResourceOverride.class)) {
      if (override.resources() instanceof Access access) {
        of(project, access.left(), override.attributes(), reports);
      }
    }
    for (ResourceDefaults defaults : program.all(ResourceDefaults.class)) {
      of(project, defaults.type(), defaults.attributes(), reports);
    }
    for (Collect collect : program.all(Collect.class)) {
      of(project, canonical(collect.typeName()), collect.attributes(), reports);
    }
  }

  private static void of(Project project, Expr type, List<Attribute> attributes, Reports reports) {
    if (type instanceof TypeName name) {
      of(project, canonical(name.name()), attributes, reports);
    }
  }

  private static void ofClass(Project project, ResourceExpr.ResourceBody body, Reports reports) {
    for (Literal title : Literals.texts(body.title())) {
      String name = canonical(String.valueOf(title.value()));
      Definition<ClassDef> found = project.findClass(name).value();
      if (found != null) {
        of(project, name, "class ", found.code().params(), body.attributes(), reports);
      }
    }
  }

  private static void of(
      Project project, String type, List<Attribute> attributes, Reports reports) {
    Definition<DefinedTypeDef> defined = project.findDefinedType(type).value();
    if (defined != null) {
      of(project, type, "defined type ", defined.code().params(), attributes, reports);
      return;
    }
    for (Attribute attribute : attributes) {
      String name = attribute.name();
      if (name != null && project.types().lacks(type, name)) {
        report("resource type " + type, attribute, names(project.types().schema(type)), reports);
      }
    }
  }

  private static void of(
      Project project,
      String owner,
      String kind,
      List<Param> params,
      List<Attribute> attributes,
      Reports reports) {
    List<String> names = new ArrayList<>();
    params.forEach(param -> names.add(param.name()));
    for (Attribute attribute : attributes) {
      String name = attribute.name();
      if (name != null
          && !names.contains(name)
          && !name.equals("name")
          && !MetaParameters.contains(name)
          && new OldNames(project).parameter(owner, name) == null) {
        report(kind + owner, attribute, names, reports);
      }
    }
  }

  private static void report(
      String owner, Attribute attribute, List<String> known, Reports reports) {
    String name = String.valueOf(attribute.name());
    List<String> all = new ArrayList<>(known);
    all.addAll(MetaParameters.names());
    reports.add(attribute.pos(), owner + " has no attribute " + name, Nearest.hint(name, all, ""));
  }

  private static List<String> names(@Nullable ResourceTypeSchema schema) {
    List<String> names = new ArrayList<>();
    if (schema != null) {
      schema.attributes().forEach(attribute -> names.add(attribute.name()));
    }
    return names;
  }

  private static String canonical(String name) {
    return (name.startsWith("::") ? name.substring(2) : name).toLowerCase(Locale.ROOT);
  }
}
