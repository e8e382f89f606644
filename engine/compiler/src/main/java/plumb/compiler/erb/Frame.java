package plumb.compiler.erb;

import org.jspecify.annotations.Nullable;
import plumb.values.Undef;

/** The local variables of one run of a template or block. */
final class Frame {
  private final Rendering rendering;
  private final @Nullable Frame outer;
  private final @Nullable Object[] slots;

  /**
   * Nothing is assigned yet.
   *
   * @param outer the frame around a block
   */
  Frame(Rendering rendering, @Nullable Frame outer, LocalScope scope) {
    this.rendering = rendering;
    this.outer = outer;
    this.slots = new Object[scope.size()];
  }

  /** The render that this is part of. */
  Rendering rendering() {
    return rendering;
  }

  /** A variable, so many blocks further out; nil when nothing was assigned. */
  Object get(int depth, int slot) {
    Object value = at(depth).slots[slot];
    return value == null ? Undef.UNDEF : value;
  }

  void set(int depth, int slot, Object value) {
    at(depth).slots[slot] = value;
  }

  private Frame at(int depth) {
    Frame frame = this;
    for (int i = depth; i > 0 && frame.outer != null; i--) {
      frame = frame.outer;
    }
    return frame;
  }
}
