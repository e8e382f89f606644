package plumb.compiler.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Kind;
import plumb.catalog.Origin;
import plumb.catalog.Resource;
import plumb.compiler.inputs.Input;
import plumb.compiler.inputs.Inputs;
import plumb.compiler.program.Body;
import plumb.compiler.program.ClassDef;
import plumb.compiler.program.Frame;
import plumb.compiler.program.Source;
import plumb.compiler.snapshot.Definition;
import plumb.values.Undef;
import plumb.values.types.ClassType;

/** The classes of a compile: which are declared, and the scopes of those that are evaluated. */
public final class Classes {
  /** The tags that a class has of its type. */
  static final List<String> CLASS_TAGS = List.of("class");

  private final Compilation compilation;
  private final Lineage lineage;
  private final Map<String, DefinitionScope> scopes = new HashMap<>();

  Classes(Compilation compilation) {
    this.compilation = compilation;
    this.lineage = new Lineage(compilation);
  }

  void declareSettings() {
    Declaration settings =
        declaration("Settings", compilation.topScope(), new Definer("settings", null, null));
    compilation.resources().register(settings);
    settings.markEvaluated();
    addName("settings");
    compilation.resources().addToStage(settings);
  }

  void evaluateMain() {
    DefinitionScope top = compilation.topScope();
    Declaration main = declaration("main", top, top.definer());
    // The reference gives this one title no tag.
    main.resource().tags().remove("main");
    main.markEvaluated();
    top.setResource(main);
    top.setVariable("module_name", "");
    top.setTitle("main", "main");
    compilation.resources().add(top, main);
    compilation.resources().addToStage(main);
    compilation.environment().definitions().main().forEach(compilation::warn);
    for (Source source : compilation.environment().definitions().main()) {
      Body body = source.unit().main();
      Frame frame = new Frame(compilation, source, top, null, body);
      top.setRunning(frame);
      Object unused = body.run(frame);
    }
  }

  /** Makes sure that classes are in the catalog and evaluated; returns their resources. */
  List<Declaration> include(List<String> names, DefinitionScope scope, CallSite site) {
    List<Definition<ClassDef>> definitions = new ArrayList<>();
    for (String name : names) {
      definitions.add(require(name, () -> Successors.at(site.frame(), site.pos())));
    }
    List<Declaration> included = new ArrayList<>();
    List<Declaration> fresh = new ArrayList<>();
    for (Definition<ClassDef> definition : definitions) {
      DefinitionScope known = scopes.get(definition.code().name());
      if (known != null && known.resource() != null) {
        included.add(known.resource());
      } else {
        Declaration declaration = ensureDeclared(definition, scope);
        included.add(declaration);
        fresh.add(declaration);
      }
    }
    fresh.forEach(declaration -> compilation.evaluator().evaluate(declaration, site));
    return included;
  }

  /** Includes classes by name, for functions. */
  public void include(List<String> names, CallSite site) {
    List<Declaration> unused = include(names, site.scope(), site);
  }

  /** Includes classes and makes the calling scope's resource contain them. */
  public void contain(List<String> names, CallSite site) {
    Declaration container = site.scope().resource();
    for (Declaration declaration : include(names, site.scope(), site)) {
      if (container != null) {
        compilation.catalog().contain(container.resource(), declaration.resource());
      }
    }
  }

  /** Includes classes and makes the calling scope's resource require them. */
  public void require(List<String> names, CallSite site) {
    List<Declaration> required = include(names, site.scope(), site);
    Declaration container = site.scope().resource();
    if (container == null) {
      return;
    }
    List<Object> references = new ArrayList<>();
    Setting current = container.setting("require");
    if (current != null && current.value() != Undef.UNDEF) {
      Declaration.flatten(current.value(), references);
    }
    for (Declaration declaration : required) {
      references.add(new ClassType(ResourceNames.canonical(declaration.resource().title())));
    }
    Source source = site.frame().source();
    int line = source.unit().line(site.pos());
    container.set(
        new Setting(
            "require",
            references,
            container.source(),
            source.path(),
            line,
            false,
            Origin.manifest(source.path(), line).as(Origin.Kind.RELATIONSHIP)));
  }

  /**
   * The definition of a class that must exist, or of its successor.
   *
   * @param by who uses it
   */
  Definition<ClassDef> require(String name, Supplier<Origin> by) {
    Definition<ClassDef> definition = compilation.environment().definitions().findClass(name);
    if (definition == null) {
      String successor = compilation.successors().ofClass(ResourceNames.canonical(name), by);
      definition =
          successor == null ? null : compilation.environment().definitions().findClass(successor);
      if (successor == null) {
        compilation.successors().noteLost(ResourceNames.canonical(name), by);
      }
    } else {
      String found = definition.code().name();
      compilation
          .successors()
          .noteUse(found, () -> "Class[" + ResourceNames.classTitle(found) + "]", by);
    }
    if (definition == null) {
      String absolute = name.startsWith("::") ? name : "::" + name;
      throw new UnknownClassException(
          "Could not find class " + absolute + " for " + compilation.node().name(),
          Suggestions.didYouMean(
              ResourceNames.canonical(name),
              compilation.environment().definitions().classNamesLike(ResourceNames.canonical(name)),
              ""));
    }
    return definition;
  }

  private Declaration ensureDeclared(Definition<ClassDef> definition, DefinitionScope scope) {
    return ensureDeclared(definition, definition.code().name(), scope, Map.of());
  }

  /**
   * Declares a class with what a classifier says, unless it is declared and nothing is said.
   *
   * @param name by which the class was asked for: its own, or one that it had
   */
  Declaration ensureDeclared(
      Definition<ClassDef> definition,
      String name,
      DefinitionScope scope,
      Map<String, Object> parameters) {
    String title = ResourceNames.classTitle(definition.code().name());
    Resource existing = compilation.catalog().find("Class", title);
    if (existing != null && parameters.isEmpty()) {
      return Declaration.of(existing);
    }
    Declaration declaration = declaration(title, scope, lineage.definer(definition));
    declaration.setClassDefinition(definition);
    declaration.setFormerName(Successors.former(name, definition.code().name()));
    parameters.forEach(
        (parameter, value) ->
            declaration.set(
                new Setting(
                    parameter, value, declaration.source(), null, 0, false, Origin.classifier())));
    compilation.resources().applyDefaults(declaration);
    compilation.formerSettings().move(declaration);
    instantiate(declaration, scope);
    compilation.resources().add(scope, declaration);
    return declaration;
  }

  /**
   * What happens before a class's resource is added: its parent comes first, and the catalog takes
   * its tags.
   */
  void instantiate(Declaration declaration, DefinitionScope scope) {
    Definition<ClassDef> definition = declaration.classDefinition();
    Definition<ClassDef> parent = definition == null ? null : lineage.parent(definition);
    if (parent != null) {
      Declaration unused = ensureDeclared(parent, scope);
    }
    compilation.catalog().tags().addAll(declaration.resource().tags());
  }

  /** Lists a class, or the node, in the catalog, which takes its name as a tag too. */
  void addName(String name) {
    // As in the reference, a class that a classifier assigns is named a second time.
    compilation.catalog().classes().add(name);
    if (Tags.isValid(name)) {
      Tags.add(compilation.catalog().tags(), name);
    }
  }

  /** Makes the variables of a class, or of the node, known by its name. */
  void open(String name, DefinitionScope scope) {
    scopes.put(name, scope);
  }

  /** The scope of a class that is evaluated, or being evaluated; null for others. */
  @Nullable DefinitionScope scope(String name) {
    return scopes.get(name);
  }

  Lineage lineage() {
    return lineage;
  }

  /** The value of {@code $className::name}, or null. */
  @Nullable Object variable(String className, String name) {
    String canonical = ResourceNames.canonical(className);
    DefinitionScope scope = scopes.get(canonical);
    if (scope == null && canonical.equals("settings")) {
      Inputs.note(Input.Kind.ENVIRONMENT);
      Map<String, Object> settings = Settings.of(compilation.catalog().environment());
      return name.equals("all_local") ? settings : settings.get(name);
    }
    return scope == null ? null : scope.own(name);
  }

  /** Why the variables of a class are not known; empty when it has been evaluated. */
  public String absence(String className) {
    if (isEvaluated(className)) {
      return "";
    }
    boolean exists = compilation.environment().definitions().findClass(className) != null;
    return "class " + className + (exists ? " has not been evaluated" : " could not be found");
  }

  /** What a message adds about a variable that is not known: its class, or nothing. */
  public String whyUnknown(String variable) {
    int colons = variable.lastIndexOf("::");
    String absence = colons <= 0 ? "" : absence(variable.substring(0, colons));
    return absence.isEmpty() ? "" : "; " + absence;
  }

  /** Whether a class has been evaluated, or is being evaluated. */
  public boolean isEvaluated(String className) {
    return scopes.containsKey(ResourceNames.canonical(className));
  }

  private static Declaration declaration(String title, DefinitionScope scope, Definer definer) {
    return new Declaration(new Resource("Class", title, Kind.UNKNOWN), scope, definer)
        .tagged(CLASS_TAGS);
  }
}
