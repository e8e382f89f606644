package plumb.compiler.erb;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The local variables of a template or block while it is parsed: a place in frames for each. */
final class LocalScope {
  private final @Nullable LocalScope outer;
  private final Map<String, Integer> slots = new HashMap<>();

  LocalScope(@Nullable LocalScope outer) {
    this.outer = outer;
  }

  /** How many variables there are; final when the code has been parsed. */
  int size() {
    return slots.size();
  }

  /** Whether the code is that of a block. */
  boolean isBlock() {
    return outer != null;
  }

  /** The place of a new variable, which may hide one of the code around. */
  int declare(String name) {
    return slots.computeIfAbsent(name, unused -> slots.size());
  }

  /** The place of a parameter. */
  int parameter(String name) {
    if (slots.containsKey(name)) {
      throw new Unsupported("parameters of one name");
    }
    return declare(name);
  }

  /** A variable that was declared before, here or in the code around; null when there is none. */
  Nodes.@Nullable Local find(String name) {
    int depth = 0;
    for (LocalScope scope = this; scope != null; scope = scope.outer) {
      Integer slot = scope.slots.get(name);
      if (slot != null) {
        return new Nodes.Local(depth, slot);
      }
      depth++;
    }
    return null;
  }

  /** The variable that an assignment means. */
  Nodes.Local assigned(String name) {
    Nodes.Local known = find(name);
    return known == null ? new Nodes.Local(0, declare(name)) : known;
  }
}
