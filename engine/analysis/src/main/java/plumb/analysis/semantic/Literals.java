package plumb.analysis.semantic;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.program.Expr;
import plumb.compiler.program.ListExpr;
import plumb.compiler.program.Literal;

/** What is written out in expressions. */
public final class Literals {
  private Literals() {}

  /** The text that an expression is; null when it is none. */
  public static @Nullable String text(Expr expression) {
    return expression instanceof Literal literal && literal.value() instanceof String text
        ? text
        : null;
  }

  /** The texts that an expression, or a list that it is, has written out; others are left out. */
  public static List<Literal> texts(Expr expression) {
    List<Literal> found = new ArrayList<>();
    collect(expression, found);
    return found;
  }

  private static void collect(Expr expression, List<Literal> found) {
    if (expression instanceof Literal literal && literal.value() instanceof String) {
      found.add(literal);
    } else if (expression instanceof ListExpr list) {
      list.items().forEach(item -> collect(item, found));
    }
  }
}
