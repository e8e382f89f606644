package plumb.compiler.evaluation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Kind;
import plumb.catalog.Origin;
import plumb.catalog.Resource;
import plumb.compiler.program.Body;
import plumb.compiler.program.ClassDef;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.Frame;
import plumb.compiler.program.NodeDef;
import plumb.compiler.program.Source;
import plumb.compiler.snapshot.Definition;
import plumb.compiler.snapshot.NodeIndex;
import plumb.values.EvaluationException;

/** What a node is given: its node definition, and the classes that a classifier assigns to it. */
final class NodeClasses {
  private final Compilation compilation;
  private final Classes classes;
  private @Nullable DefinitionScope nodeScope;

  NodeClasses(Compilation compilation) {
    this.compilation = compilation;
    this.classes = compilation.classes();
  }

  /** Evaluates the definition that the node's name chooses, where there are any. */
  void evaluateDefinition() {
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
    Declaration declaration = new Declaration(resource, top, definer).tagged(List.of("node"));
    declaration.markEvaluated();
    compilation.catalog().tags().addAll(resource.tags());
    compilation.resources().add(top, declaration);
    DefinitionScope scope =
        new DefinitionScope(DefinitionScope.Kind.NODE, top, null, definer, declaration);
    classes.addName(found.name());
    declaration.tagFromScope();
    scope.setModuleNames();
    scope.setTitle(found.name(), found.name());
    classes.open(found.name(), scope);
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
      classes.addName(name);
    }
  }

  /**
   * Declares the classifier's classes, those with parameters first, and of these the ones that are
   * called so today; they are evaluated in their turn.
   */
  void declareAssigned() {
    DefinitionScope scope = nodeScope == null ? compilation.topScope() : nodeScope;
    Map<String, Map<String, Object>> assigned = compilation.node().classes();
    assigned.forEach(
        (name, parameters) -> {
          if (!isGone(name)) {
            declareAssigned(name, parameters, scope, true);
          }
        });
    assigned.forEach(
        (name, parameters) -> {
          if (isGone(name)) {
            declareAssigned(name, parameters, scope, true);
          }
        });
    assigned.forEach((name, parameters) -> declareAssigned(name, parameters, scope, false));
  }

  private boolean isGone(String name) {
    return compilation.renames().ofGone(ResourceNames.canonical(name)) != null;
  }

  private void declareAssigned(
      String name, Map<String, Object> parameters, DefinitionScope scope, boolean withParameters) {
    if (parameters.isEmpty() == withParameters) {
      return;
    }
    try {
      Definition<ClassDef> definition = classes.require(name, Origin::classifier);
      Declaration declared =
          isGone(name) ? compilation.resources().find("class", definition.code().name()) : null;
      if (declared != null && !declared.isEvaluated()) {
        compilation.formerSettings().addAssigned(declared, name, parameters);
      } else if (withParameters || classes.scope(definition.code().name()) == null) {
        Declaration unused = classes.ensureDeclared(definition, name, scope, parameters);
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
}
