package plumb.compiler.program;

import java.util.List;
import plumb.values.Undef;

/** Statements in order; the value is the last one's. */
public record Block(int pos, List<Expr> statements) implements Expr {
  @Override
  public Object eval(Frame f) {
    Object value = Undef.UNDEF;
    for (int i = 0; i < statements.size(); i++) {
      value = Statement.run(statements.get(i), f);
    }
    return value;
  }
}
