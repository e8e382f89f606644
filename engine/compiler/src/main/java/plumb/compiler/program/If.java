package plumb.compiler.program;

import org.jspecify.annotations.Nullable;
import plumb.values.Match;
import plumb.values.Truth;
import plumb.values.Undef;

/**
 * {@code if}, and {@code unless} with its branches exchanged; matches of the condition are visible
 * in the branches only.
 */
public record If(int pos, Expr condition, @Nullable Expr thenBranch, @Nullable Expr elseBranch)
    implements Expr {
  @Override
  public Object eval(Frame f) {
    @Nullable Match saved = f.match();
    try {
      @Nullable Expr branch = Truth.isTrue(condition.eval(f)) ? thenBranch : elseBranch;
      return branch == null ? Undef.UNDEF : branch.eval(f);
    } finally {
      f.restoreMatch(saved);
    }
  }
}
