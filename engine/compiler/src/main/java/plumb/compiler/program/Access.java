package plumb.compiler.program;

import java.util.List;
import plumb.values.EvaluationException;

/**
 * {@code left[keys]}: an element, a part of a string, a parameter of a resource, or a parameterized
 * type.
 */
public record Access(int pos, Expr left, List<Expr> keys) implements Expr {
  @Override
  public Object eval(Frame f) {
    Object value = left.eval(f);
    List<Object> arguments = Splat.unfold(keys, f);
    try {
      return f.evaluation().access(value, arguments, f, this);
    } catch (EvaluationException e) {
      int key = e.operand() - 2;
      int blamed =
          e.operand() == 1 ? left.pos() : key >= 0 && key < keys.size() ? keys.get(key).pos() : pos;
      throw f.located(e, blamed);
    }
  }
}
