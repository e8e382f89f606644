package plumb.compiler.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.DuplicateResourceException;
import plumb.catalog.Kind;
import plumb.catalog.Resource;
import plumb.catalog.json.RecursiveAliases;
import plumb.catalog.schema.ResourceTypeSchema;
import plumb.compiler.deprecation.OwnerDeprecations;
import plumb.compiler.program.CompileException;
import plumb.values.EvaluationException;
import plumb.values.Undef;
import plumb.values.ValueText;
import plumb.values.types.AliasType;
import plumb.values.types.ResourceType;

/** The resources of a compile in the order of their declaration. */
public final class Resources {
  private final Compilation compilation;
  private final List<Declaration> declarations = new ArrayList<>();
  private final List<Declaration> registered = new ArrayList<>();

  /** Instances of classes and defined types that were not evaluated yet. */
  private List<Declaration> waiting = new ArrayList<>();

  private final Map<String, List<Declaration>> byType = new HashMap<>();
  private final Overrides overrides;

  Resources(Compilation compilation) {
    this.compilation = compilation;
    this.overrides = new Overrides(compilation);
  }

  /** Parameters that are set from elsewhere. */
  Overrides overrides() {
    return overrides;
  }

  List<Declaration> declarations() {
    return declarations;
  }

  /** Those of one type, named as in {@code Concat::Fragment}. */
  List<Declaration> declarations(String type) {
    return byType.getOrDefault(type, List.of());
  }

  /** A declared resource by type in lower case and title; null when there is none. */
  @Nullable Declaration find(String type, String title) {
    String typeName = ResourceNames.capitalize(type);
    String wanted =
        typeName.equals("Class") ? ResourceNames.classTitle(ResourceNames.canonical(title)) : title;
    Resource resource = compilation.catalog().find(typeName, wanted);
    return resource == null ? null : Declaration.of(resource);
  }

  /**
   * The value of a parameter that a declared resource has under another name now; undef when it has
   * none.
   */
  public Object formerParameter(String reference, String name, CallSite site) {
    Resource resource = compilation.catalog().find(reference);
    Declaration declaration = resource == null ? null : Declaration.of(resource);
    return declaration == null
        ? Undef.UNDEF
        : compilation.formerReads().parameter(declaration, name, site::origin);
  }

  /** Whether a resource is in the catalog, realized or not. */
  public boolean isDeclared(String type, String title) {
    return find(type, title) != null;
  }

  void addMainStage() {
    Resource stage =
        new Resource("Stage", "main", Kind.NATIVE, compilation.environment().types().find("stage"));
    DefinitionScope top = compilation.topScope();
    Declaration declaration = new Declaration(stage, top, top.definer()).tagged(List.of("stage"));
    stage.tags().remove("main");
    declaration.set(new Setting("name", "main", top.definer(), null, 0, false, null));
    register(declaration);
  }

  /** Adds a resource to the catalog, findable by its names, without a container. */
  void register(Declaration declaration) {
    try {
      compilation.catalog().add(declaration.resource(), declaration::find);
    } catch (DuplicateResourceException e) {
      throw new EvaluationException("DUPLICATE_DECLARATION", String.valueOf(e.getMessage()));
    }
    registered.add(declaration);
  }

  void add(DefinitionScope scope, Declaration declaration) {
    register(declaration);
    declarations.add(declaration);
    if (declaration.definedType() != null || declaration.classDefinition() != null) {
      waiting.add(declaration);
    }
    Resource resource = declaration.resource();
    byType.computeIfAbsent(resource.type(), unused -> new ArrayList<>()).add(declaration);
    if (!declaration.isClass() && declaration.value("stage") != Undef.UNDEF) {
      throw new EvaluationException(
          "ILLEGAL_STAGE",
          "Only classes can set 'stage'; normal resources like "
              + resource.ref()
              + " cannot change run stage");
    }
    Declaration container = scope.resource();
    if (!declaration.isClass() && !resource.type().equals("Stage") && container != null) {
      compilation.catalog().contain(container.resource(), resource);
    }
  }

  /** Puts a class into its stage: its own, that of the class around it, or main. */
  void addToStage(Declaration declaration) {
    Object stage = declaration.value("stage");
    Declaration container = declaration.scope().resource();
    if (stage == Undef.UNDEF && container != null) {
      stage = container.value("stage");
    }
    String title = stage == Undef.UNDEF ? "main" : ValueText.of(stage);
    Resource found = compilation.catalog().find("Stage", title);
    if (found == null) {
      throw new EvaluationException(
          "UNKNOWN_STAGE", "Could not find stage " + title + " specified by " + declaration);
    }
    if (!title.equals("main") && declaration.value("stage") == Undef.UNDEF) {
      declaration.set(new Setting("stage", title, declaration.source(), null, 0, false, null));
    }
    compilation.catalog().contain(found, declaration.resource());
  }

  /** The last one that was evaluated lazily; null when none was. */
  @Nullable Declaration lastEvaluated() {
    for (int i = declarations.size() - 1; i >= 0; i--) {
      Declaration declaration = declarations.get(i);
      if (declaration.definedType() != null && declaration.isEvaluated()) {
        return declaration;
      }
    }
    return null;
  }

  /** Evaluates what was declared and not yet evaluated; false when there was nothing. */
  boolean evaluatePending() {
    List<Declaration> pending = new ArrayList<>();
    List<Declaration> virtual = new ArrayList<>();
    for (Declaration declaration : waiting) {
      if (!declaration.isEvaluated()) {
        (declaration.resource().virtual() ? virtual : pending).add(declaration);
      }
    }
    waiting = virtual;
    pending.forEach(declaration -> compilation.evaluator().evaluate(declaration, null));
    return !pending.isEmpty();
  }

  /**
   * Says that a resource that a function has just created got a number for its title.
   *
   * @param reference what {@link ResourceCreation#create} returned for it
   */
  public void numberTitle(ResourceType reference) {
    Declaration declaration =
        find(
            ResourceNames.canonical(String.valueOf(reference.typeName())),
            String.valueOf(reference.title()));
    if (declaration != null) {
      declaration.numberTitle();
    }
  }

  /**
   * Whether a resource is declared with these parameters, compared as text like the reference's
   * modules do.
   */
  public boolean isDeclaredWith(String type, String title, Map<String, Object> values) {
    Declaration declaration = find(ResourceNames.canonical(type), title);
    if (declaration == null) {
      return false;
    }
    for (Map.Entry<String, Object> wanted : values.entrySet()) {
      Object value = declaration.value(wanted.getKey());
      if (!ValueText.of(value).equals(ValueText.of(wanted.getValue()))) {
        return false;
      }
    }
    return true;
  }

  /** Tags what the calling scope belongs to. */
  public void tagContainer(DefinitionScope scope, Object tags) {
    Declaration container = scope.resource();
    if (container != null) {
      container.tagAll(tags);
    }
  }

  /** Whether the catalog, or what the calling scope belongs to, has a tag. */
  public boolean isTagged(DefinitionScope scope, String tag) {
    Declaration container = scope.resource();
    String lower = tag.toLowerCase(Locale.ROOT);
    return compilation.catalog().tags().contains(lower)
        || container != null && container.isTagged(List.of(lower));
  }

  void applyDefaults(Declaration declaration) {
    for (Setting setting : defaults(declaration).values()) {
      if (!declaration.has(setting.name())) {
        declaration.set(setting);
      }
    }
  }

  private Map<String, Setting> defaults(Declaration declaration) {
    String type = declaration.resource().type();
    String owner = declaration.definitionName();
    if (owner == null || compilation.deprecations().of(owner) == OwnerDeprecations.NONE) {
      return declaration.scope().defaults(type);
    }
    Renames renames = compilation.renames();
    return declaration
        .scope()
        .defaults(type, (outer, inner) -> renames.removeOutdone(owner, outer, inner));
  }

  void finish() {
    for (int i = 0; i < declarations.size(); i++) {
      Declaration declaration = declarations.get(i);
      overrides.applyPending(declaration);
      declaration.tagFromScope();
      validate(declaration);
    }
    new Inheritance(compilation).passDown();
    overrides.checkNoneIsLeft();
  }

  private void validate(Declaration declaration) {
    ResourceTypeSchema schema = declaration.resource().schema();
    if (schema == null) {
      return;
    }
    for (Setting setting : declaration.settings()) {
      if (!schema.accepts(setting.name())) {
        List<String> known =
            schema.attributes().stream().map(attribute -> attribute.name()).toList();
        throw new CompileException(
            "UNKNOWN_PARAMETER",
            "no parameter named '" + setting.name() + "' on " + declaration,
            declaration.resource().file(),
            declaration.resource().line(),
            0,
            Suggestions.didYouMean(setting.name(), known, ""));
      }
    }
  }

  /** Finishes the catalog: parameters are copied, virtual resources leave. */
  void seal() {
    boolean exporting = compilation.node().exports() != null;
    for (Declaration declaration : registered) {
      Resource resource = declaration.resource();
      boolean exported = exporting && resource.exported();
      if (!resource.virtual() || exported) {
        declaration.seal();
        checkTypes(resource);
      }
      if (exported) {
        compilation.catalog().exports().add(resource);
      }
    }
    compilation.catalog().removeIf(Resource::virtual);
  }

  /** Lets the catalog's resources go; nothing is looked for afterwards. */
  void release() {
    registered.forEach(Declaration::release);
  }

  private static void checkTypes(Resource resource) {
    AliasType alias = RecursiveAliases.findAny(resource.parameters().values());
    if (alias != null) {
      throw new CompileException(
          "SERIALIZATION_ENDLESS_RECURSION",
          resource.ref() + " has the type " + alias.name() + ", which is defined by itself",
          resource.file(),
          resource.line(),
          0,
          "a catalog has no form for such a type; its name as a text has one");
    }
  }
}
