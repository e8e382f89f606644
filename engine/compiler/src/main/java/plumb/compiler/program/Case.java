package plumb.compiler.program;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.Default;
import plumb.values.Match;
import plumb.values.Undef;

/** {@code case test { ... }}. */
public record Case(int pos, Expr test, List<Option> options) implements Expr {

  /**
   * One option; a {@code default} among the values is a {@link Literal} of {@code Default.DEFAULT}.
   */
  public record Option(int pos, List<Expr> values, Expr body) {}

  @Override
  public Object eval(Frame f) {
    @Nullable Match saved = f.match();
    try {
      Object subject = test.eval(f);
      @Nullable Expr otherwise = null;
      for (Option option : options) {
        for (Expr value : option.values()) {
          if (value instanceof Literal literal && literal.value() == Default.DEFAULT) {
            otherwise = option.body();
          } else if (Options.match(subject, value, f)) {
            return option.body().eval(f);
          }
        }
      }
      return otherwise == null ? Undef.UNDEF : otherwise.eval(f);
    } finally {
      f.restoreMatch(saved);
    }
  }
}
