package plumb.compiler.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import plumb.catalog.Kind;
import plumb.catalog.Origin;
import plumb.catalog.Resource;
import plumb.catalog.schema.ResourceTypeSchema;
import plumb.compiler.program.ClassDef;
import plumb.compiler.program.DefinedTypeDef;
import plumb.compiler.program.Frame;
import plumb.compiler.program.ResourceExpr;
import plumb.compiler.program.ResourceExpr.Form;
import plumb.compiler.snapshot.Definition;
import plumb.values.EvaluationException;
import plumb.values.types.ClassType;
import plumb.values.types.ResourceType;

/**
 * Creates resources: those of resource expressions and those of functions. A class is evaluated at
 * once, an instance of a defined type in its turn.
 */
public final class ResourceCreation {
  private final Compilation compilation;

  ResourceCreation(Compilation compilation) {
    this.compilation = compilation;
  }

  Object declare(ResourceExpr expression, Frame f) {
    if (expression.form() == Form.EXPORTED) {
      compilation.log(
          "warning",
          "You cannot collect exported resources without storeconfigs being set;"
              + " the export is ignored",
          f,
          expression.pos());
    }
    ResourceBodies bodies = new ResourceBodies(f);
    String type = bodies.typeName(expression);
    List<Object> references = new ArrayList<>();
    for (ResourceBodies.Evaluated body : bodies.evaluate(expression)) {
      references.addAll(
          create(type, expression.form(), body.titles(), body.settings(), f, expression.pos()));
    }
    return references;
  }

  /**
   * Creates resources with the same parameters.
   *
   * @param type in lower case; {@code class} for classes
   */
  List<Object> create(
      String type, Form form, List<String> titles, Collection<Setting> settings, Frame f, int pos) {
    List<Object> references = new ArrayList<>(titles.size());
    for (String title : titles) {
      try {
        references.add(reference(create(type, form, title, settings, f, pos).resource()));
      } catch (EvaluationException e) {
        throw f.located(e, pos);
      } catch (UnknownClassException e) {
        throw f.failure(pos, "UNKNOWN_CLASS", String.valueOf(e.getMessage()), e.hint());
      }
    }
    return references;
  }

  /** Creates resources for a function; parameters that are undef count as not set. */
  public List<Object> create(
      String type, Form form, List<String> titles, Map<String, Object> values, CallSite site) {
    ResourceBodies bodies = new ResourceBodies(site.frame());
    List<Setting> settings = new ArrayList<>();
    values.forEach((name, value) -> settings.add(bodies.setting(name, value, site.pos())));
    return create(type, form, titles, settings, site.frame(), site.pos());
  }

  private Declaration create(
      String type, Form form, String title, Collection<Setting> settings, Frame f, int pos) {
    DefinitionScope scope = (DefinitionScope) f.scope();
    Declaration declaration =
        type.equals("class")
            ? newClass(title, scope, () -> Successors.at(f, pos))
            : newResource(type, title, scope, () -> Successors.at(f, pos));
    Resource resource = declaration.resource();
    resource.declaredAt(f.source().path(), f.source().unit().line(pos));
    resource.setVirtual(form != Form.REGULAR);
    resource.setExported(form == Form.EXPORTED);
    settings.forEach(declaration::set);
    compilation.resources().applyDefaults(declaration);
    compilation.formerSettings().move(declaration);
    if (declaration.isClass()) {
      compilation.classes().instantiate(declaration, scope);
    }
    compilation.resources().add(scope, declaration);
    if (declaration.isClass()) {
      compilation.evaluator().evaluate(declaration, new CallSite(compilation, f, pos));
    }
    return declaration;
  }

  private Declaration newClass(String title, DefinitionScope scope, Supplier<Origin> by) {
    Definition<ClassDef> definition = compilation.classes().require(title, by);
    Resource resource =
        new Resource("Class", ResourceNames.classTitle(definition.code().name()), Kind.CLASS);
    Declaration declaration = new Declaration(resource, scope, scope.definer());
    declaration.setClassDefinition(definition);
    declaration.setFormerName(Successors.former(title, definition.code().name()));
    return declaration;
  }

  private Declaration newResource(
      String type, String title, DefinitionScope scope, Supplier<Origin> by) {
    String lower = ResourceNames.canonical(type);
    ResourceTypeSchema schema =
        lower.contains(":") ? null : compilation.environment().types().find(lower);
    Definition<DefinedTypeDef> definedType =
        schema != null ? null : compilation.environment().definitions().findDefinedType(lower);
    if (definedType != null) {
      String reference = ResourceNames.capitalize(lower) + "[" + title + "]";
      compilation.successors().noteUse(definedType.code().name(), reference, by);
    } else if (schema == null) {
      String successor = compilation.successors().ofDefinedType(lower, by);
      if (successor != null) {
        Declaration renamed = newResource(successor, title, scope, by);
        renamed.setFormerName(lower);
        return renamed;
      }
      throw new EvaluationException(
          "UNKNOWN_RESOURCE_TYPE", "Unknown resource type: '" + type + "'");
    }
    Kind kind = schema != null ? Kind.NATIVE : Kind.DEFINED;
    Declaration declaration =
        new Declaration(
            new Resource(ResourceNames.capitalize(lower), title, kind, schema),
            scope,
            scope.definer());
    if (definedType != null) {
      declaration.setDefinedType(definedType);
    }
    return declaration;
  }

  /** The reference that {@code Class['x']} is. */
  private static Object reference(Resource resource) {
    return resource.type().equals("Class")
        ? new ClassType(ResourceNames.canonical(resource.title()))
        : new ResourceType(resource.type(), resource.title());
  }
}
