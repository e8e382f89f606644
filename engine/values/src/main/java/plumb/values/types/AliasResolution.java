package plumb.values.types;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.Type;

/**
 * The aliases that a thread is resolving, each inside the one before. A result is complete when it
 * did not need the unfinished body of an alias further out.
 */
final class AliasResolution {
  private static final ThreadLocal<AliasResolution> CURRENT =
      ThreadLocal.withInitial(AliasResolution::new);

  private final List<AliasType> aliases = new ArrayList<>();
  private final List<Type> bodies = new ArrayList<>();
  private int outermostUsed = Integer.MAX_VALUE;

  static AliasResolution current() {
    return CURRENT.get();
  }

  /** What is known of the body of an alias that is being resolved; null when it is not. */
  @Nullable Type inProgress(AliasType alias) {
    for (int i = aliases.size() - 1; i >= 0; i--) {
      if (aliases.get(i) == alias) {
        outermostUsed = Math.min(outermostUsed, i);
        return bodies.get(i);
      }
    }
    return null;
  }

  /** Starts to resolve an alias, of which the body is not known yet; gives its depth. */
  int enter(AliasType alias, Type placeholder) {
    aliases.add(alias);
    bodies.add(placeholder);
    return aliases.size() - 1;
  }

  /** Tells the body of the innermost alias. */
  void provide(Type body) {
    bodies.set(bodies.size() - 1, body);
  }

  void leave() {
    aliases.remove(aliases.size() - 1);
    bodies.remove(bodies.size() - 1);
  }

  /** Whether the alias that was resolved at that depth needed none further out. */
  boolean isComplete(int depth) {
    boolean complete = outermostUsed >= depth;
    if (complete) {
      outermostUsed = Integer.MAX_VALUE;
    }
    return complete;
  }
}
