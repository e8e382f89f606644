package plumb.analysis.semantic;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.program.Body;
import plumb.compiler.program.Expr;
import plumb.compiler.program.NodeDef;
import plumb.compiler.program.Source;
import plumb.compiler.program.Unit;
import plumb.compiler.snapshot.Module;
import plumb.dsl.source.SourceText;

/**
 * What semantic checks look at: one manifest, its definitions, and what is around it. Confined to
 * one thread.
 *
 * @param module the module that holds the file, or null
 * @param constants works out the constants of this file
 */
public record Program(
    SourceText source,
    Unit unit,
    @Nullable Module module,
    Project project,
    List<Code> codes,
    Constants constants) {

  /** The program of a text. */
  public static Program of(SourceText source, Unit unit, @Nullable Module module, Project project) {
    List<Code> codes = new ArrayList<>(Code.definitions(unit));
    for (NodeDef one : unit.nodes()) {
      codes.add(Code.of(Code.Kind.NODE, "", one.pos(), List.of(), null, one.body()));
    }
    Body main = unit.main();
    codes.add(Code.of(Code.Kind.MAIN, "", main.code().pos(), unit.templateParams(), null, main));
    return new Program(source, unit, module, project, codes, project.constants());
  }

  /** The file as the compiler names it. */
  public Source asSource() {
    return new Source(unit, source.path(), module == null ? null : module.name());
  }

  /** The expressions of a kind in all of the file. */
  public <T extends Expr> List<T> all(Class<T> type) {
    List<T> found = new ArrayList<>();
    codes.forEach(code -> found.addAll(code.all(type)));
    return found;
  }
}
