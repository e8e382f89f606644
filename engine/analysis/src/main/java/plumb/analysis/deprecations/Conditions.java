package plumb.analysis.deprecations;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.compiler.program.And;
import plumb.compiler.program.Call;
import plumb.compiler.program.Compare;
import plumb.compiler.program.Expr;
import plumb.compiler.program.HashExpr;
import plumb.compiler.program.ListExpr;
import plumb.compiler.program.Literal;
import plumb.compiler.program.MatchExpr;
import plumb.compiler.program.Not;
import plumb.compiler.program.Or;
import plumb.compiler.program.Param;
import plumb.compiler.program.TypeName;
import plumb.values.Undef;

/** Which parameters have been given a value when a condition holds. */
final class Conditions {
  private final Documented definition;
  private final Variables variables;
  private final Set<String> given = new LinkedHashSet<>();

  private Conditions(Documented definition, Variables variables) {
    this.definition = definition;
    this.variables = variables;
  }

  /**
   * The parameters.
   *
   * @param holds whether the condition is true there, or false
   */
  static Set<String> given(
      Expr condition, boolean holds, Documented definition, Variables variables) {
    Conditions conditions = new Conditions(definition, variables);
    conditions.add(condition, holds);
    return conditions.given;
  }

  private void add(Expr condition, boolean holds) {
    if (condition instanceof And and) {
      add(and.left(), holds);
      add(and.right(), holds);
    } else if (condition instanceof Or or) {
      add(or.left(), holds);
      add(or.right(), holds);
    } else if (condition instanceof Not not) {
      add(not.operand(), !holds);
    } else if (condition instanceof Compare compare) {
      addCompared(compare, holds);
    } else if (condition instanceof MatchExpr match) {
      addMatched(match, holds);
    } else if (condition instanceof Call call && isEmptiness(call)) {
      addIf(!holds, call.args().get(0));
    } else {
      addIf(holds, condition);
    }
  }

  private static boolean isEmptiness(Call call) {
    return (call.name().equals("empty") || call.name().equals("is_service_default"))
        && call.args().size() == 1;
  }

  private void addIf(boolean isGiven, Expr read) {
    String parameter = variables.parameter(read);
    if (isGiven && parameter != null) {
      given.add(parameter);
    }
  }

  private void addCompared(Compare compare, boolean holds) {
    boolean left = variables.parameter(compare.left()) != null;
    Expr read = left ? compare.left() : compare.right();
    Expr value = left ? compare.right() : compare.left();
    String parameter = variables.parameter(read);
    if (parameter == null) {
      return;
    }
    boolean equal = compare.operator() == Compare.Operator.EQUAL;
    if (equal || compare.operator() == Compare.Operator.NOT_EQUAL) {
      boolean same = equal == holds;
      addIf(same ? isTrue(value) : isAbsence(value, definition.parameter(parameter)), read);
    }
  }

  private static boolean isTrue(Expr value) {
    return value instanceof Literal literal && Boolean.TRUE.equals(literal.value());
  }

  /** Whether a value is that of a parameter which nobody has set. */
  private static boolean isAbsence(Expr value, @Nullable Param parameter) {
    if (value instanceof ListExpr list) {
      return list.items().isEmpty();
    }
    if (value instanceof HashExpr hash) {
      return hash.keys().isEmpty();
    }
    if (!(value instanceof Literal literal)) {
      return false;
    }
    return literal.value() == Undef.UNDEF
        || List.of("", false, "UNSET", "unset").contains(literal.value())
        || parameter != null
            && parameter.defaultValue() instanceof Literal usual
            && usual.value().equals(literal.value());
  }

  private void addMatched(MatchExpr match, boolean holds) {
    if (match.right() instanceof TypeName type) {
      boolean undef = type.name().equalsIgnoreCase("undef");
      boolean positive = match.negated() != holds;
      addIf(undef != positive, match.left());
    }
  }
}
