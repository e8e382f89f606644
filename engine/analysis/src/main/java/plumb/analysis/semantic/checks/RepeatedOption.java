package plumb.analysis.semantic.checks;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import plumb.analysis.Level;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.program.Case;
import plumb.compiler.program.Expr;
import plumb.compiler.program.Literal;
import plumb.compiler.program.Selector;
import plumb.values.Default;

/** Options of {@code case} and selectors that an earlier equal one keeps from ever being taken. */
final class RepeatedOption extends SemanticCheck {
  RepeatedOption() {
    super("repeated_option", Level.WARNING);
  }

  @Override
  public void check(Program program, Reports reports) {
    for (Case one : program.all(Case.class)) {
      check(one.options().stream().flatMap(option -> option.values().stream()).toList(), reports);
    }
    for (Selector one : program.all(Selector.class)) {
      check(one.entries().stream().map(Selector.Entry::key).toList(), reports);
    }
  }

  private static void check(List<Expr> options, Reports reports) {
    Set<Object> seen = new HashSet<>();
    for (Expr option : options) {
      if (option instanceof Literal literal) {
        // Texts match whatever the case of their letters.
        Object value =
            literal.value() instanceof String text
                ? text.toLowerCase(Locale.ROOT)
                : literal.value();
        if (!seen.add(value)) {
          String word = value == Default.DEFAULT ? "default" : "'" + literal.value() + "'";
          reports.add(option, "an option before this one takes " + word);
        }
      }
    }
  }
}
