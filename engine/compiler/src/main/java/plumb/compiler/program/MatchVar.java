package plumb.compiler.program;

import org.jspecify.annotations.Nullable;
import plumb.values.Undef;

/** {@code $0}, {@code $1}, ...: groups of the latest match that this code can see. */
public record MatchVar(int pos, int group) implements Expr {
  @Override
  public Object eval(Frame f) {
    @Nullable String text = f.matchGroup(group);
    return text == null ? Undef.UNDEF : text;
  }
}
