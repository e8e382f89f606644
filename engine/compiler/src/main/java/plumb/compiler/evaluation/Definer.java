package plumb.compiler.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * Who sets a parameter: a class, node or defined type within one compile. It decides who may
 * override whom.
 */
final class Definer {
  private final String name;
  private final @Nullable Definer parent;
  private final @Nullable String moduleName;
  private boolean overriding;

  Definer(String name, @Nullable Definer parent, @Nullable String moduleName) {
    this.name = name;
    this.parent = parent;
    this.moduleName = moduleName;
  }

  String name() {
    return name;
  }

  @Nullable String moduleName() {
    return moduleName;
  }

  /**
   * Lets it override anything from now on: the reference's rule for code with a collector that
   * overrides.
   */
  void allowOverriding() {
    overriding = true;
  }

  /** Whether this inherits from the other one, or may override anything. */
  boolean isChildOf(Definer other) {
    if (overriding) {
      return true;
    }
    for (Definer ancestor = parent; ancestor != null; ancestor = ancestor.parent) {
      if (ancestor == other || ancestor.overriding) {
        return true;
      }
    }
    return false;
  }
}
