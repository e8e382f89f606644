package plumb.compiler.deprecation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.deprecation.Deprecation.Kind;
import plumb.compiler.deprecation.Deprecation.Place;
import plumb.compiler.deprecation.Deprecation.Subject;
import plumb.compiler.program.ClassDef;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.DefinedTypeDef;
import plumb.compiler.program.Deprecated;
import plumb.compiler.program.FunctionDef;
import plumb.compiler.program.Param;
import plumb.compiler.program.Source;

/**
 * Takes the annotations out of a text. Who looks for data of a module reads no other module's code:
 * so a move to another module is said in a file, and an annotation that says it is refused.
 */
public final class Annotations {
  private Annotations() {}

  /**
   * Adds what a text says, in its order.
   *
   * @throws CompileException at an annotation that moves a parameter to another module
   */
  public static void addAll(Source source, List<Deprecation> found) {
    for (ClassDef definition : source.unit().classes()) {
      add(source, Kind.CLASS, definition.name(), definition.deprecated(), found);
      addParameters(source, definition.name(), definition.params(), found);
    }
    for (DefinedTypeDef definition : source.unit().definedTypes()) {
      add(source, Kind.DEFINED_TYPE, definition.name(), definition.deprecated(), found);
      addParameters(source, definition.name(), definition.params(), found);
    }
    for (FunctionDef definition : source.unit().functions()) {
      add(source, Kind.FUNCTION, definition.name(), definition.deprecated(), found);
    }
  }

  /** What a function's own annotation says; null when it has none. */
  public static @Nullable Deprecation of(FunctionDef function, Source source) {
    Deprecated said = function.deprecated();
    return said == null ? null : deprecation(source, Kind.FUNCTION, function.name(), said);
  }

  private static void addParameters(
      Source source, String owner, List<Param> params, List<Deprecation> found) {
    for (Param param : params) {
      add(source, Kind.PARAMETER, owner + "::" + param.name(), param.deprecated(), found);
    }
  }

  private static void add(
      Source source, Kind kind, String name, @Nullable Deprecated said, List<Deprecation> found) {
    if (said != null) {
      found.add(deprecation(source, kind, name, said));
    }
  }

  private static Deprecation deprecation(Source source, Kind kind, String name, Deprecated said) {
    int line = source.unit().line(said.pos());
    Place place = new Place(source.path(), line, source.unit().column(said.pos()));
    Deprecation found =
        Deprecation.of(said, Subject.of(kind, name), source.moduleName(), source, place);
    if (kind == Kind.PARAMETER && found.movesToOtherModule()) {
      throw new CompileException(
          "DEPRECATION_ELSEWHERE",
          found.subject()
              + " is renamed to "
              + found.renamedTo()
              + " of another module, which an annotation cannot say",
          place.file(),
          place.line(),
          place.column(),
          "say it in " + DeprecationFile.NAME + " of the module or the environment");
    }
    return found;
  }
}
