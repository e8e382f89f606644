package plumb.analysis.semantic.checks;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Level;
import plumb.analysis.semantic.FactUses;
import plumb.analysis.semantic.Facts;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.evaluation.Suggestions;

/**
 * Facts that are spelt almost like one of Facter's, and parts of structured facts that they do not
 * have. Any other name may be one of a fact that was put on hosts.
 */
final class UnknownFact extends SemanticCheck {
  private static final int SHORTEST = 5;

  UnknownFact() {
    super("unknown_fact", Level.WARNING);
  }

  @Override
  public void check(Program program, Reports reports) {
    Facts facts = program.project().facts();
    for (FactUses.Use use : FactUses.in(program)) {
      String name = use.path().get(0);
      if (facts.isLegacy(name)) {
        continue;
      }
      if (facts.isKnown(name)) {
        checkPath(facts, use, reports);
      } else if (!facts.mayBeCustom(name)) {
        String near = nearest(name, facts.names());
        if (near != null) {
          reports.add(use.pos(), "there is no fact " + name, "did you mean '" + near + "'?");
        }
      }
    }
  }

  private static @Nullable String nearest(String name, Set<String> known) {
    return name.length() < SHORTEST ? null : Suggestions.nearest(name, known, 1);
  }

  private static void checkPath(Facts facts, FactUses.Use use, Reports reports) {
    List<String> path = use.path();
    for (int length = 2; length <= path.size(); length++) {
      List<String> above = path.subList(0, length - 1);
      List<String> keys = facts.keysBelow(above);
      String key = path.get(length - 1);
      if (!keys.isEmpty() && !keys.contains(key)) {
        reports.add(
            use.pos(),
            "the fact " + String.join(".", above) + " has no part " + key,
            Nearest.hint(key, keys, ""));
        return;
      }
    }
  }
}
