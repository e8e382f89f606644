package plumb.compiler.evaluation;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.Held;

/**
 * What Ruby code and templates that are rendered without Ruby know of each other within one
 * compile. One thread.
 */
public final class RubyState {
  private final Map<Held, Map<?, ?>> views = new IdentityHashMap<>();
  private boolean started;
  private boolean changed;

  private RubyState() {}

  /** The state of a compile. */
  public static RubyState of(Compilation compilation) {
    return compilation.attachment(RubyState.class, RubyState::new);
  }

  /** Notes that Ruby was started: it may hold objects for lists and hashes. */
  public void noteStart() {
    started = true;
  }

  /** Whether Ruby was started. */
  public boolean isStarted() {
    return started;
  }

  /**
   * Notes that Ruby code has set a variable or changed a list or hash: it may know more of these
   * than the language, such as keys that are symbols.
   */
  public void noteChange() {
    changed = true;
  }

  /** Whether Ruby code has changed anything. */
  public boolean isChanged() {
    return changed;
  }

  /**
   * A hash as Ruby code knows it, with keys that are symbols; null when that is the hash itself.
   */
  public @Nullable Map<?, ?> view(Held hash) {
    return views.get(hash);
  }

  /** Says how Ruby code knows a hash; null for as the language does. */
  public void setView(Held hash, @Nullable Map<?, ?> view) {
    if (view == null) {
      views.remove(hash);
    } else {
      views.put(hash, view);
    }
  }
}
