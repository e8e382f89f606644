package plumb.compiler.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import plumb.compiler.program.ClassDef;
import plumb.compiler.program.DefinedTypeDef;
import plumb.compiler.program.FunctionDef;
import plumb.compiler.program.Literal;
import plumb.compiler.program.Source;
import plumb.compiler.program.TypeAliasDef;
import plumb.compiler.program.Unit;
import plumb.values.EvaluationException;
import plumb.values.Undef;

/** What a file of a directory {@code functions} or {@code types} must hold: one definition. */
final class LoadedCode {
  private LoadedCode() {}

  /**
   * Checks a file that a name was looked for in.
   *
   * @param folder {@code functions} or {@code types}
   * @throws EvaluationException when the file holds something else
   */
  static void check(Source source, String folder, String name) {
    Unit unit = source.unit();
    boolean isType = folder.equals("types");
    String kind = isType ? "type" : "function";
    String loaded = "The code loaded from " + source.path();
    List<String> all = new ArrayList<>();
    unit.classes().forEach((ClassDef code) -> all.add(code.name()));
    unit.definedTypes().forEach((DefinedTypeDef code) -> all.add(code.name()));
    unit.functions().forEach((FunctionDef code) -> all.add(code.name()));
    unit.typeAliases().forEach((TypeAliasDef code) -> all.add(code.name()));
    unit.nodes().forEach(code -> all.add("node"));
    String missing = loaded + " does not define the " + kind + " '" + name + "' - ";
    if (all.isEmpty()) {
      throw new EvaluationException(missing + "it is empty.");
    }
    if (all.size() > 1) {
      throw new EvaluationException(
          loaded
              + " must contain only the "
              + kind
              + " '"
              + name
              + "' - it has additional definitions.");
    }
    if ((isType ? unit.typeAliases() : unit.functions()).isEmpty()) {
      throw new EvaluationException(
          missing + (isType ? "no type alias or type definition found." : "no function found."));
    }
    String actual = all.get(0);
    String quote = isType ? "'" : "";
    if (!name.equals(isType ? actual.toLowerCase(Locale.ROOT) : actual)) {
      throw new EvaluationException(
          loaded
              + " produced "
              + kind
              + " with the wrong name, expected "
              + quote
              + name
              + quote
              + ", actual "
              + quote
              + actual
              + quote);
    }
    if (!(unit.main().code() instanceof Literal literal && literal.value() == Undef.UNDEF)) {
      throw new EvaluationException(
          loaded
              + " contains additional logic - can only contain the "
              + kind
              + " "
              + quote
              + name
              + quote);
    }
  }
}
