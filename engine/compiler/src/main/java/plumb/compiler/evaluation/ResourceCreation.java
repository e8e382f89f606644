package plumb.compiler.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Kind;
import plumb.catalog.Origin;
import plumb.catalog.ParameterMap;
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

  /** What resources were made of so far, by their types as they are written. */
  private final Map<String, ResourceKind> kinds = new HashMap<>();

  /**
   * What all resources of a type have in common: a native one has a schema, others a definition.
   *
   * @param name as in {@code Concat::Fragment}
   * @param tags that a resource has of its type
   */
  private record ResourceKind(
      String name,
      List<String> tags,
      @Nullable ResourceTypeSchema schema,
      @Nullable Definition<DefinedTypeDef> definedType) {}

  ResourceCreation(Compilation compilation) {
    this.compilation = compilation;
  }

  Object declare(ResourceExpr expression, Frame f) {
    if (expression.form() == Form.EXPORTED && compilation.node().exports() == null) {
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
    for (ResourceBodies.Evaluated body : bodies.evaluate(expression, type)) {
      references.addAll(
          create(type, expression.form(), body.titles(), body.settings(), f, expression.pos()));
    }
    return references;
  }

  /**
   * Creates resources with the same parameters.
   *
   * @param type in lower case; {@code class} for classes
   * @param settings the resource's own from now on
   */
  List<Object> create(
      String type,
      Form form,
      List<String> titles,
      ParameterMap<Setting> settings,
      Frame f,
      int pos) {
    List<Object> references = new ArrayList<>(titles.size());
    for (String title : titles) {
      try {
        ParameterMap<Setting> own = titles.size() == 1 ? settings : settings.copy();
        references.add(reference(create(type, form, title, own, f, pos).resource()));
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
    ParameterMap<Setting> settings = new ParameterMap<>();
    values.forEach((name, value) -> settings.put(name, bodies.setting(name, value, site.pos())));
    return create(type, form, titles, settings, site.frame(), site.pos());
  }

  private Declaration create(
      String type, Form form, String title, ParameterMap<Setting> settings, Frame f, int pos) {
    DefinitionScope scope = (DefinitionScope) f.scope();
    Declaration declaration =
        type.equals("class")
            ? newClass(title, scope, () -> Successors.at(f, pos))
            : newResource(type, title, scope, () -> Successors.at(f, pos));
    Resource resource = declaration.resource();
    resource.declaredAt(f.source().path(), f.source().unit().line(pos));
    resource.setVirtual(form != Form.REGULAR);
    resource.setExported(form == Form.EXPORTED);
    declaration.setAll(settings);
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

  /**
   * What another node exports, with its parameters and tags, but not yet declared.
   *
   * @param scope what collects it
   */
  Declaration foreign(Resource exported, DefinitionScope scope, Frame f, int pos) {
    String type = exported.type().toLowerCase(Locale.ROOT);
    Declaration declaration =
        newResource(type, exported.title(), scope, () -> Successors.at(f, pos));
    declaration.resource().declaredAt(exported.file(), exported.line());
    ResourceBodies bodies = new ResourceBodies(f);
    ParameterMap<Setting> settings = new ParameterMap<>();
    exported
        .parameters()
        .forEach((name, value) -> settings.put(name, bodies.setting(name, value, pos)));
    declaration.setAll(settings);
    declaration.resource().tags().addAll(exported.tags());
    return declaration;
  }

  private Declaration newClass(String title, DefinitionScope scope, Supplier<Origin> by) {
    Definition<ClassDef> definition = compilation.classes().require(title, by);
    Resource resource =
        new Resource("Class", ResourceNames.classTitle(definition.code().name()), Kind.CLASS);
    Declaration declaration =
        new Declaration(resource, scope, scope.definer()).tagged(Classes.CLASS_TAGS);
    declaration.setClassDefinition(definition);
    declaration.setFormerName(Successors.former(title, definition.code().name()));
    return declaration;
  }

  private Declaration newResource(
      String type, String title, DefinitionScope scope, Supplier<Origin> by) {
    ResourceKind known = kinds.get(type);
    if (known == null) {
      String lower = ResourceNames.canonical(type);
      known = kind(lower);
      if (known == null) {
        return newRenamed(lower, type, title, scope, by);
      }
      kinds.put(type, known);
    }
    Definition<DefinedTypeDef> definedType = known.definedType();
    Resource resource =
        new Resource(
            known.name(), title, definedType == null ? Kind.NATIVE : Kind.DEFINED, known.schema());
    if (definedType != null) {
      compilation.successors().noteUse(definedType.code().name(), resource::ref, by);
    }
    Declaration declaration =
        new Declaration(resource, scope, scope.definer()).tagged(known.tags());
    if (definedType != null) {
      declaration.setDefinedType(definedType);
    }
    return declaration;
  }

  /** What is known of a type, in lower case; null when there is none of that name. */
  private @Nullable ResourceKind kind(String type) {
    ResourceTypeSchema schema =
        type.contains(":") ? null : compilation.environment().types().find(type);
    Definition<DefinedTypeDef> definedType =
        schema != null ? null : compilation.environment().definitions().findDefinedType(type);
    if (schema == null && definedType == null) {
      return null;
    }
    String name = ResourceNames.capitalize(type);
    Set<String> tags = new LinkedHashSet<>();
    Tags.add(tags, name);
    return new ResourceKind(name, List.copyOf(tags), schema, definedType);
  }

  /** A resource of a defined type that has another name now. */
  private Declaration newRenamed(
      String lower, String type, String title, DefinitionScope scope, Supplier<Origin> by) {
    String successor = compilation.successors().ofDefinedType(lower, by);
    if (successor == null) {
      throw new EvaluationException(
          "UNKNOWN_RESOURCE_TYPE", "Unknown resource type: '" + type + "'");
    }
    Declaration renamed = newResource(successor, title, scope, by);
    renamed.setFormerName(lower);
    return renamed;
  }

  /** The reference that {@code Class['x']} is. */
  private static Object reference(Resource resource) {
    return resource.type().equals("Class")
        ? new ClassType(ResourceNames.canonical(resource.title()))
        : new ResourceType(resource.type(), resource.title());
  }
}
