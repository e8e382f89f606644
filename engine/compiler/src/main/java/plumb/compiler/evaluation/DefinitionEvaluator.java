package plumb.compiler.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Resource;
import plumb.compiler.program.Body;
import plumb.compiler.program.ClassDef;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.DefinedTypeDef;
import plumb.compiler.program.Frame;
import plumb.compiler.program.Literal;
import plumb.compiler.program.Param;
import plumb.compiler.snapshot.Definition;
import plumb.values.EvaluationException;
import plumb.values.Undef;

/** Evaluates classes and instances of defined types that were declared, each once. */
final class DefinitionEvaluator {
  private static final Body EMPTY = new Body(List.of(), new Literal(0, Undef.UNDEF));

  private final Compilation compilation;

  DefinitionEvaluator(Compilation compilation) {
    this.compilation = compilation;
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
            compilation.classes().lineage().definer(definition),
            declaration);
    compilation.classes().addName(code.name());
    Frame outside = new Frame(compilation, definition.source(), scope, null, EMPTY);
    scope.setModuleNames();
    try {
      compilation
          .bodies()
          .bindData(
              declaration,
              code.name(),
              code.params(),
              new CallSite(compilation, outside, code.pos()));
      // Data is looked up before the class has its title, and sees that of the enclosing scope.
      scope.setTitle(code.name(), code.name());
      compilation.classes().open(code.name(), scope);
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
      throw problem.hint() != null
          ? problem
          : problem.withHint(
              whereDataWasLooked(
                  declaration, code, new CallSite(compilation, outside, code.pos())));
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
    Definition<ClassDef> parent = compilation.classes().lineage().parent(definition);
    if (parent == null) {
      return null;
    }
    Resource resource =
        compilation.catalog().find("Class", ResourceNames.classTitle(parent.code().name()));
    if (resource != null) {
      evaluate(Declaration.of(resource), site);
    }
    return compilation.classes().scope(parent.code().name());
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
    scope.setModuleNames();
    scope.setTitle(title, name == Undef.UNDEF ? title : name);
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
        : new CompileException(
            e.code(), e.getMessage(), resource.file(), resource.line(), 0, e.hint());
  }
}
