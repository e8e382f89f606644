package plumb.compiler.program;

import java.util.ArrayList;
import java.util.List;
import plumb.values.EvaluationException;
import plumb.values.SizeLimit;
import plumb.values.Unfolding;

/** {@code *expr}: its elements take the place of the expression in a list or an argument list. */
public record Splat(int pos, Expr operand) implements Expr {
  @Override
  public Object eval(Frame f) {
    return elements(operand.eval(f));
  }

  /** The values of a list of expressions, with splats unfolded. */
  static List<Object> unfold(List<Expr> items, Frame f) {
    List<Object> values = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      Expr item = items.get(i);
      if (item instanceof Splat splat) {
        addAll(values, elements(splat.operand.eval(f)), splat.pos, f);
      } else {
        values.add(item.eval(f));
      }
    }
    return values;
  }

  private static void addAll(List<Object> values, List<Object> more, int pos, Frame f) {
    try {
      SizeLimit.checkElements((long) values.size() + more.size());
    } catch (EvaluationException e) {
      throw f.located(e, pos);
    }
    values.addAll(more);
  }

  static List<Object> elements(Object value) {
    return Unfolding.splat(value);
  }
}
