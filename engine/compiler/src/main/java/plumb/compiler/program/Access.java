package plumb.compiler.program;

import java.util.List;
import java.util.Locale;
import plumb.values.EvaluationException;
import plumb.values.types.ClassType;

/**
 * {@code left[keys]}: an element, a part of a string, a parameter of a resource, or a parameterized
 * type.
 */
public record Access(int pos, Expr left, List<Expr> keys) implements Expr {
  @Override
  public Object eval(Frame f) {
    Object value = left.eval(f);
    if (value instanceof ClassType) {
      requireNames(f);
    }
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

  /** A word with a capital that is no type is a mistake of its own where a class is named. */
  private void requireNames(Frame f) {
    for (Expr key : keys) {
      if (key instanceof TypeName word && !f.evaluation().isType(word.name())) {
        throw f.failure(
            key.pos(),
            "ILLEGAL_HOSTCLASS_NAME",
            "Illegal Class name in class reference. A TypeReference['"
                + word.name()
                + "']-Type cannot be used where a String is expected",
            "write Class['" + word.name().toLowerCase(Locale.ROOT) + "']");
      }
    }
  }
}
