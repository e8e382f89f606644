package plumb.compiler.snapshot;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import plumb.compiler.program.ClassDef;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.DefinedTypeDef;
import plumb.compiler.program.FunctionDef;
import plumb.compiler.program.Literal;
import plumb.compiler.program.NodeDef;
import plumb.compiler.program.Source;
import plumb.compiler.program.Unit;
import plumb.values.Undef;

/**
 * What a file of a module may hold: definitions only, and only those that its place promises.
 *
 * <p>No property of the text alone, which is why units do not know of it.
 */
final class ModuleFileRules {
  private final Source source;
  private final String namespace;

  private ModuleFileRules(Source source, String namespace) {
    this.source = source;
    this.namespace = namespace;
  }

  /**
   * Checks a file.
   *
   * @param relative path below manifests, functions or types
   * @throws CompileException for the first thing that may not be there
   */
  static void check(Source source, String moduleName, String relative) {
    new ModuleFileRules(source, namespace(moduleName, relative)).check();
  }

  /** {@code a/b.pp} of module m promises {@code m::a::b}, and {@code init.pp} promises m. */
  private static String namespace(String moduleName, String relative) {
    if (relative.equals("init.pp")) {
      return moduleName;
    }
    String path = relative.substring(0, relative.length() - ".pp".length());
    return (moduleName + "::" + path.replace("/", "::")).toLowerCase(Locale.ROOT);
  }

  private void check() {
    Unit unit = source.unit();
    for (ClassDef code : unit.classes()) {
      check(code.name(), code.pos());
    }
    for (DefinedTypeDef code : unit.definedTypes()) {
      check(code.name(), code.pos());
    }
    for (FunctionDef code : unit.functions()) {
      check(code.name(), code.pos());
    }
    for (NodeDef code : unit.nodes()) {
      throw failure(
          "ILLEGAL_TOP_CONSTRUCT_LOCATION",
          "a file of a module holds definitions only, and this is a node definition",
          code.pos(),
          null);
    }
    boolean empty = unit.main().code() instanceof Literal literal && literal.value() == Undef.UNDEF;
    if (!empty) {
      throw failure(
          "ILLEGAL_TOP_CONSTRUCT_LOCATION",
          "a file of a module holds definitions only, and this is a statement",
          unit.main().code().pos(),
          null);
    }
  }

  private void check(String name, int pos) {
    if (!isPromised(name)) {
      throw failure(
          "ILLEGAL_DEFINITION_LOCATION",
          "'" + name + "' will not be found in this file",
          pos,
          "the place of this file promises " + namespace);
    }
  }

  private boolean isPromised(String name) {
    // As in the reference, which does not look where the last segment ends.
    return name.toLowerCase(Locale.ROOT).startsWith(namespace);
  }

  private CompileException failure(String code, String message, int pos, @Nullable String hint) {
    Unit unit = source.unit();
    return new CompileException(
        code, message, source.path(), unit.line(pos), unit.column(pos), hint);
  }
}
