package plumb.compiler.snapshot;

import java.util.Locale;
import plumb.compiler.program.ClassDef;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.DefinedTypeDef;
import plumb.compiler.program.FunctionDef;
import plumb.compiler.program.NodeDef;
import plumb.compiler.program.Source;
import plumb.compiler.program.TypeAliasDef;
import plumb.compiler.program.Unit;
import plumb.values.types.TypeFactory;

/**
 * The definitions of the files that were loaded, by name; a name is defined once. Safe for use by
 * many threads as long as one of them registers.
 */
final class LoadedDefinitions {
  private final DefinitionIndex<ClassDef> classes = new DefinitionIndex<>();
  private final DefinitionIndex<DefinedTypeDef> definedTypes = new DefinitionIndex<>();
  private final DefinitionIndex<FunctionDef> functions = new DefinitionIndex<>();
  private final DefinitionIndex<TypeAliasDef> typeAliases = new DefinitionIndex<>();
  private final NodeIndex nodes = new NodeIndex();

  DefinitionIndex<ClassDef> classes() {
    return classes;
  }

  DefinitionIndex<DefinedTypeDef> definedTypes() {
    return definedTypes;
  }

  DefinitionIndex<FunctionDef> functions() {
    return functions;
  }

  DefinitionIndex<TypeAliasDef> typeAliases() {
    return typeAliases;
  }

  NodeIndex nodes() {
    return nodes;
  }

  /** The name by which classes, defined types and type aliases are known. */
  static String canonical(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("::") ? lower.substring(2) : lower;
  }

  /**
   * Takes in what a file defines.
   *
   * @throws CompileException when something has a name that is taken
   */
  void register(Source source) {
    Unit unit = source.unit();
    for (ClassDef code : unit.classes()) {
      add(code.name(), code.pos(), new Definition<>(code, source), classes, "Class");
    }
    for (DefinedTypeDef code : unit.definedTypes()) {
      requireNoClass(code, source);
      add(code.name(), code.pos(), new Definition<>(code, source), definedTypes, "Definition");
    }
    for (FunctionDef code : unit.functions()) {
      add(code.name(), code.pos(), new Definition<>(code, source), functions, "Function");
    }
    for (TypeAliasDef code : unit.typeAliases()) {
      requireNoBuiltIn(code, source);
      add(canonical(code.name()), code.pos(), new Definition<>(code, source), typeAliases, "Type");
    }
    for (NodeDef code : unit.nodes()) {
      nodes.add(new Definition<>(code, source));
    }
  }

  private void requireNoClass(DefinedTypeDef code, Source source) {
    Definition<ClassDef> earlier = classes.get(code.name());
    if (earlier != null) {
      throw new CompileException(
          "ILLEGAL_REDEFINITION",
          "'"
              + code.name()
              + "' is already defined (file: "
              + earlier.source().path()
              + ", line: "
              + earlier.source().unit().line(earlier.code().pos())
              + ") as a class; cannot redefine as a definition",
          source.path(),
          source.unit().line(code.pos()),
          source.unit().column(code.pos()),
          null);
    }
  }

  private static void requireNoBuiltIn(TypeAliasDef code, Source source) {
    if (TypeFactory.named(code.name()) != null) {
      Unit unit = source.unit();
      throw new CompileException(
          "ILLEGAL_REDEFINITION",
          "Type '" + code.name() + "' is built in; cannot redefine",
          source.path(),
          unit.line(code.pos()),
          unit.column(code.pos()),
          null);
    }
  }

  private static <T> void add(
      String name, int pos, Definition<T> definition, DefinitionIndex<T> index, String label) {
    Definition<T> earlier = index.add(name, definition);
    if (earlier != null) {
      Unit unit = definition.source().unit();
      throw new CompileException(
          "ILLEGAL_REDEFINITION",
          label
              + " '"
              + name
              + "' is already defined (file: "
              + earlier.source().path()
              + "); cannot redefine",
          definition.source().path(),
          unit.line(pos),
          unit.column(pos),
          null);
    }
  }
}
