package plumb.analysis.semantic.checks;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Level;
import plumb.analysis.semantic.Code;
import plumb.analysis.semantic.FactUses;
import plumb.analysis.semantic.Facts;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.program.NamedVar;
import plumb.compiler.program.QualifiedVar;

/** Flat facts that structured ones took the place of. */
final class LegacyFacts extends SemanticCheck {
  LegacyFacts() {
    super("legacy_facts", Level.WARNING);
  }

  @Override
  public void check(Program program, Reports reports) {
    Facts facts = program.project().facts();
    for (FactUses.Use use : FactUses.in(program)) {
      check(facts, use.path().get(0), use.pos(), reports);
    }
    for (QualifiedVar variable : program.all(QualifiedVar.class)) {
      if (TopScopeVariables.isTopScope(variable)) {
        check(facts, variable.name(), variable.pos(), reports);
      }
    }
    for (Code code : program.codes()) {
      Set<String> inherited = UnknownVariable.ofClass(program.project(), code.parent());
      if (inherited != null && code.kind() != Code.Kind.MAIN) {
        for (NamedVar variable : code.all(NamedVar.class)) {
          if (!inherited.contains(variable.name())) {
            check(facts, variable.name(), variable.pos(), reports);
          }
        }
      }
    }
  }

  private static void check(Facts facts, String name, int pos, Reports reports) {
    if (facts.isLegacy(name)) {
      reports.add(pos, "the fact " + name + " is a legacy one", hint(facts.replacement(name)));
    }
  }

  private static @Nullable String hint(@Nullable String path) {
    return path == null ? null : "write $facts['" + path.replace(".", "']['") + "']";
  }
}
