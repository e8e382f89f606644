package plumb.compiler.program;

import org.jspecify.annotations.Nullable;

/**
 * A variable that this body, or a body around it, assigns or declares.
 *
 * @param hops how many bodies outwards; 0 is this one
 */
public record SlotVar(int pos, int hops, int slot, String name) implements Expr {
  @Override
  public Object eval(Frame f) {
    Frame owner = f;
    for (int i = 0; i < hops; i++) {
      owner = owner.outerFrame();
    }
    @Nullable Object value = owner.slot(slot);
    // A branch that was not taken leaves the slot empty: the name then means an outer variable.
    return value != null ? value : f.variable(name, pos);
  }
}
