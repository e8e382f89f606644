package plumb.compiler.program;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.Default;
import plumb.values.Match;
import plumb.values.ValueText;

/** {@code test ? { key => value, ... }}. */
public record Selector(int pos, Expr test, List<Entry> entries) implements Expr {

  /** One entry; the key {@code default} is a {@link Literal} of {@code Default.DEFAULT}. */
  public record Entry(int pos, Expr key, Expr value) {}

  @Override
  public Object eval(Frame f) {
    @Nullable Match saved = f.match();
    try {
      Object subject = test.eval(f);
      @Nullable Expr otherwise = null;
      for (Entry entry : entries) {
        if (entry.key() instanceof Literal literal && literal.value() == Default.DEFAULT) {
          otherwise = entry.value();
        } else if (Options.match(subject, entry.key(), f)) {
          return entry.value().eval(f);
        }
      }
      if (otherwise != null) {
        return otherwise.eval(f);
      }
      throw f.failure(
          test.pos(),
          "UNMATCHED_SELECTOR",
          "No matching entry for selector parameter with value '" + ValueText.of(subject) + "'");
    } finally {
      f.restoreMatch(saved);
    }
  }
}
