package plumb.compiler.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Kind;
import plumb.catalog.Origin;
import plumb.catalog.Resource;
import plumb.compiler.program.Body;
import plumb.compiler.program.ClassDef;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.DefinedTypeDef;
import plumb.compiler.program.Frame;
import plumb.compiler.program.Literal;
import plumb.compiler.program.NodeDef;
import plumb.compiler.program.Param;
import plumb.compiler.program.Source;
import plumb.compiler.snapshot.Definition;
import plumb.compiler.snapshot.NodeIndex;
import plumb.values.EvaluationException;
import plumb.values.Undef;
import plumb.values.types.ClassType;
import plumb.values.types.ResourceType;

/** The classes and the node definition of a compile: declared once, evaluated once. */
public final class Classes {
  private static final Body EMPTY = new Body(List.of(), new Literal(0, Undef.UNDEF));

  private final Compilation compilation;
  private final Map<String, DefinitionScope> scopes = new HashMap<>();
  private final Map<String, Definer> definers = new HashMap<>();
  private @Nullable DefinitionScope nodeScope;

  Classes(Compilation compilation) {
    this.compilation = compilation;
  }

  void declareSettings() {
    Declaration settings =
        declaration(
            "Settings", Kind.UNKNOWN, compilation.topScope(), new Definer("settings", null, null));
    compilation.resources().register(settings);
    settings.markEvaluated();
    addName("settings");
    compilation.resources().addToStage(settings);
  }

  void evaluateMain() {
    DefinitionScope top = compilation.topScope();
    Declaration main = declaration("main", Kind.UNKNOWN, top, top.definer());
    // The reference gives this one title no tag.
    main.resource().tags().remove("main");
    main.markEvaluated();
    top.setResource(main);
    setTitle(top, "main", "main");
    top.setVariable("module_name", "");
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

  void evaluateNode() {
    NodeIndex nodes = compilation.environment().definitions().nodes();
    if (nodes.isEmpty()) {
      return;
    }
    NodeIndex.Found found = findNode(nodes);
    Definition<NodeDef> definition = found.definition();
    Source source = definition.source();
    Definer definer = new Definer(found.name(), null, source.moduleName());
    DefinitionScope top = compilation.topScope();
    Resource resource = new Resource("Node", found.name(), Kind.UNKNOWN);
    Declaration declaration = new Declaration(resource, top, definer);
    declaration.markEvaluated();
    compilation.catalog().tags().addAll(resource.tags());
    compilation.resources().add(top, declaration);
    DefinitionScope scope =
        new DefinitionScope(DefinitionScope.Kind.NODE, top, null, definer, declaration);
    addName(found.name());
    declaration.tagFromScope();
    setBuiltIns(scope, found.name(), found.name());
    scopes.put(found.name(), scope);
    nodeScope = scope;
    Body body = definition.code().body();
    Frame frame = new Frame(compilation, source, scope, null, body);
    scope.setFrame(frame);
    scope.setRunning(frame);
    if (found.match() != null) {
      frame.setMatch(found.match());
    }
    Object unused = body.run(frame);
    scope.setRunning(null);
  }

  private NodeIndex.Found findNode(NodeIndex nodes) {
    String name = compilation.node().name();
    NodeIndex.Found found = nodes.find(name);
    if (found == null) {
      throw new CompileException(
          "UNKNOWN_NODE", "Could not find node statement with name 'default' or '" + name + "'");
    }
    return found;
  }

  /** The classifier's classes are the catalog's first. */
  void nameAssigned() {
    for (String name : compilation.node().classes().keySet()) {
      if (!Tags.isValid(name)) {
        throw new CompileException("INVALID_TAG", "Invalid tag '" + name + "'");
      }
      addName(name);
    }
  }

  /**
   * Declares the classifier's classes, those with parameters first; they are evaluated in their
   * turn.
   */
  void declareAssigned() {
    DefinitionScope scope = nodeScope == null ? compilation.topScope() : nodeScope;
    Map<String, Map<String, Object>> assigned = compilation.node().classes();
    assigned.forEach((name, parameters) -> declareAssigned(name, parameters, scope, true));
    assigned.forEach((name, parameters) -> declareAssigned(name, parameters, scope, false));
  }

  private void declareAssigned(
      String name, Map<String, Object> parameters, DefinitionScope scope, boolean withParameters) {
    if (parameters.isEmpty() == withParameters) {
      return;
    }
    try {
      Definition<ClassDef> definition = require(name);
      if (withParameters || !scopes.containsKey(definition.code().name())) {
        ensureDeclared(definition, scope, parameters);
      }
    } catch (UnknownClassException e) {
      throw new CompileException(
          "UNKNOWN_CLASS",
          String.valueOf(e.getMessage()).replace("class ::", "class "),
          null,
          0,
          0,
          e.hint());
    } catch (EvaluationException e) {
      throw new CompileException(e.code(), e.getMessage());
    }
  }

  /** Makes sure that classes are in the catalog and evaluated; returns their resources. */
  List<Declaration> include(List<String> names, DefinitionScope scope, CallSite site) {
    List<Definition<ClassDef>> definitions = new ArrayList<>();
    for (String name : names) {
      definitions.add(require(name));
    }
    List<Declaration> included = new ArrayList<>();
    List<Declaration> fresh = new ArrayList<>();
    for (Definition<ClassDef> definition : definitions) {
      DefinitionScope known = scopes.get(definition.code().name());
      if (known != null && known.resource() != null) {
        included.add(known.resource());
      } else {
        Declaration declaration = ensureDeclared(definition, scope, Map.of());
        included.add(declaration);
        fresh.add(declaration);
      }
    }
    fresh.forEach(declaration -> evaluate(declaration, site));
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

  /** The definition of a class that must exist. */
  Definition<ClassDef> require(String name) {
    Definition<ClassDef> definition = compilation.environment().definitions().findClass(name);
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

  private Declaration ensureDeclared(
      Definition<ClassDef> definition, DefinitionScope scope, Map<String, Object> parameters) {
    String title = ResourceNames.classTitle(definition.code().name());
    Resource existing = compilation.catalog().find("Class", title);
    if (existing != null && parameters.isEmpty()) {
      return compilation.resources().declarationOf(existing);
    }
    Declaration declaration = declaration(title, Kind.UNKNOWN, scope, definer(definition));
    declaration.setClassDefinition(definition);
    parameters.forEach(
        (name, value) ->
            declaration.set(
                new Setting(
                    name, value, declaration.source(), null, 0, false, Origin.classifier())));
    compilation.resources().applyDefaults(declaration);
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
    if (definition != null && definition.code().parent() != null) {
      Declaration unused = ensureDeclared(requireParent(definition), scope, Map.of());
    }
    compilation.catalog().tags().addAll(declaration.resource().tags());
  }

  private Definition<ClassDef> requireParent(Definition<ClassDef> definition) {
    String parent = String.valueOf(definition.code().parent());
    Definition<ClassDef> found = compilation.environment().definitions().findClass(parent);
    if (found == null) {
      Source source = definition.source();
      throw new CompileException(
          "UNKNOWN_PARENT",
          "Could not find parent resource type '::"
              + parent
              + "' of type hostclass in "
              + compilation.catalog().environment(),
          source.path(),
          source.unit().line(definition.code().pos()),
          source.unit().column(definition.code().pos()),
          null);
    }
    return found;
  }

  private void requireNoCycle(Definition<ClassDef> definition) {
    Set<String> line = new LinkedHashSet<>();
    Definition<ClassDef> ancestor = definition;
    while (line.add(ancestor.code().name())) {
      if (ancestor.code().parent() == null) {
        return;
      }
      ancestor = requireParent(ancestor);
    }
    Source source = ancestor.source();
    throw new CompileException(
        "INHERITANCE_CYCLE",
        "Class " + ancestor.code().name() + " inherits from itself: " + String.join(" > ", line),
        source.path(),
        source.unit().line(ancestor.code().pos()),
        source.unit().column(ancestor.code().pos()),
        null);
  }

  Definer definer(Definition<ClassDef> definition) {
    String name = definition.code().name();
    Definer known = definers.get(name);
    if (known == null) {
      requireNoCycle(definition);
      Definer parent =
          definition.code().parent() == null ? null : definer(requireParent(definition));
      known = new Definer(name, parent, definition.source().moduleName());
      definers.put(name, known);
    }
    return known;
  }

  /** Evaluates a class's or defined type's resource, unless that was done. */
  void evaluate(Declaration declaration, @Nullable CallSite site) {
    if (declaration.isEvaluated()) {
      return;
    }
    declaration.markEvaluated();
    declaration.tagFromScope();
    Definition<ClassDef> classDefinition = declaration.classDefinition();
    Definition<DefinedTypeDef> definedType = declaration.definedType();
    if (classDefinition != null) {
      evaluateClass(declaration, classDefinition, site);
    } else if (definedType != null) {
      evaluateDefinedType(declaration, definedType);
    }
  }

  private void evaluateClass(
      Declaration declaration, Definition<ClassDef> definition, @Nullable CallSite site) {
    ClassDef code = definition.code();
    DefinitionScope inherited = evaluateParent(definition, site);
    DefinitionScope scope =
        new DefinitionScope(
            DefinitionScope.Kind.CLASS,
            inherited != null ? inherited : declaration.scope(),
            inherited,
            definer(definition),
            declaration);
    addName(code.name());
    Frame outside = new Frame(compilation, definition.source(), scope, null, EMPTY);
    setModuleNames(scope);
    try {
      compilation
          .bodies()
          .bindData(
              declaration,
              code.name(),
              code.params(),
              new CallSite(compilation, outside, code.pos()));
      // Data is looked up before the class has its title, and sees that of the enclosing scope.
      setTitle(scope, code.name(), code.name());
      scopes.put(code.name(), scope);
      Frame frame =
          compilation
              .bodies()
              .bind(declaration, scope, definition.source(), code.params(), code.body());
      compilation.resources().addToStage(declaration);
      Bodies.run(frame, code.body());
    } catch (EvaluationException e) {
      CompileException problem =
          site != null
              ? site.frame().located(e, site.pos())
              : located(declaration, outside, e, code.pos());
      throw problem.withHint(
          whereDataWasLooked(declaration, code, new CallSite(compilation, outside, code.pos())));
    }
  }

  /** For parameters without a value: where data could have given one. */
  private @Nullable String whereDataWasLooked(
      Declaration declaration, ClassDef code, CallSite site) {
    List<String> hints = new ArrayList<>();
    for (Param param : code.params()) {
      if (param.defaultValue() == null && !declaration.has(param.name())) {
        String hint = compilation.data().whereLooked(code.name() + "::" + param.name(), site);
        if (hint != null) {
          hints.add(hint);
        }
      }
    }
    return hints.isEmpty() ? null : String.join("\n      ", hints);
  }

  private @Nullable DefinitionScope evaluateParent(
      Definition<ClassDef> definition, @Nullable CallSite site) {
    if (definition.code().parent() == null) {
      return null;
    }
    Definition<ClassDef> parent = requireParent(definition);
    Resource resource =
        compilation.catalog().find("Class", ResourceNames.classTitle(parent.code().name()));
    if (resource != null) {
      evaluate(compilation.resources().declarationOf(resource), site);
    }
    return scopes.get(parent.code().name());
  }

  private void evaluateDefinedType(Declaration declaration, Definition<DefinedTypeDef> definition) {
    DefinedTypeDef code = definition.code();
    DefinitionScope scope =
        new DefinitionScope(
            DefinitionScope.Kind.DEFINED_TYPE,
            declaration.scope(),
            null,
            new Definer(code.name(), null, definition.source().moduleName()),
            declaration);
    String title = declaration.resource().title();
    Object name = declaration.value("name");
    setBuiltIns(scope, title, name == Undef.UNDEF ? title : name);
    Frame outside = new Frame(compilation, definition.source(), scope, null, EMPTY);
    try {
      Frame frame =
          compilation
              .bodies()
              .bind(declaration, scope, definition.source(), code.params(), code.body());
      Bodies.run(frame, code.body());
    } catch (EvaluationException e) {
      throw located(declaration, outside, e, code.pos());
    }
  }

  /** Errors in parameters belong to whoever set them: the declaration's place, where it has one. */
  private static CompileException located(
      Declaration declaration, Frame outside, EvaluationException e, int pos) {
    Resource resource = declaration.resource();
    return resource.file() == null
        ? outside.located(e, pos)
        : new CompileException(e.code(), e.getMessage(), resource.file(), resource.line(), 0, null);
  }

  private static void setBuiltIns(DefinitionScope scope, Object title, Object name) {
    setModuleNames(scope);
    setTitle(scope, title, name);
  }

  private static void setModuleNames(DefinitionScope scope) {
    String moduleName = scope.moduleName();
    if (moduleName != null) {
      scope.setVariable("module_name", moduleName);
    }
    DefinitionScope parent = scope.parent();
    String caller = parent == null ? null : parent.moduleName();
    if (caller != null) {
      scope.setVariable("caller_module_name", caller);
    }
  }

  private static void setTitle(DefinitionScope scope, Object title, Object name) {
    scope.setVariable("title", title);
    scope.setVariable("name", name);
  }

  private void addName(String name) {
    // As in the reference, a class that a classifier assigns is named a second time.
    compilation.catalog().classes().add(name);
    if (Tags.isValid(name)) {
      Tags.add(compilation.catalog().tags(), name);
    }
  }

  private static Declaration declaration(
      String title, Kind kind, DefinitionScope scope, Definer definer) {
    return new Declaration(new Resource("Class", title, kind), scope, definer);
  }

  /** The value of {@code $className::name}, or null. */
  @Nullable Object variable(String className, String name) {
    String canonical = ResourceNames.canonical(className);
    DefinitionScope scope = scopes.get(canonical);
    if (scope == null && canonical.equals("settings")) {
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

  /** Whether a class has been evaluated, or is being evaluated. */
  public boolean isEvaluated(String className) {
    return scopes.containsKey(ResourceNames.canonical(className));
  }

  /** The reference that {@code Class['x']} is. */
  static Object reference(Resource resource) {
    return resource.type().equals("Class")
        ? new ClassType(ResourceNames.canonical(resource.title()))
        : new ResourceType(resource.type(), resource.title());
  }
}
