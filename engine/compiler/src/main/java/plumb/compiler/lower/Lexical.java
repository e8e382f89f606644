package plumb.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The local variables of the body being lowered, and the bodies around it that a lambda can see.
 */
final class Lexical {
  private final @Nullable Lexical outer;
  private final List<String> names = new ArrayList<>();
  private final boolean hasSlots;

  private Lexical(@Nullable Lexical outer, boolean hasSlots) {
    this.outer = outer;
    this.hasSlots = hasSlots;
  }

  /** Code outside definitions: its variables are top scope's, so it has no slots. */
  static Lexical topLevel() {
    return new Lexical(null, false);
  }

  /** The body of a definition or template. */
  static Lexical definition() {
    return new Lexical(null, true);
  }

  /** The body of a lambda within this one. */
  Lexical lambda() {
    return new Lexical(this, true);
  }

  @Nullable Lexical outer() {
    return outer;
  }

  /**
   * The slot of a name in this very body, made when it is new; -1 where variables have no slots.
   */
  int declare(String name) {
    if (!hasSlots) {
      return -1;
    }
    int slot = names.indexOf(name);
    if (slot < 0) {
      slot = names.size();
      names.add(name);
    }
    return slot;
  }

  /** Gives the next parameter its slot. Of two with one name, the later one is what it means. */
  void declareParameter(String name) {
    int earlier = names.indexOf(name);
    if (earlier >= 0) {
      names.set(earlier, "");
    }
    names.add(name);
  }

  /** The slot of a name, or -1 when this body does not declare it. */
  int slot(String name) {
    return names.indexOf(name);
  }

  List<String> slots() {
    return List.copyOf(names);
  }
}
