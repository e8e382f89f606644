package plumb.compiler.erb;

/** An expression of a template's code. Immutable; shared by the threads of all compiles. */
interface Node {
  /**
   * The value: one of the language, where undef is nil, or an object of this package.
   *
   * @throws Unsupported when only Ruby can tell
   */
  Object eval(Frame frame);

  /** An expression that can stand on the left of an assignment. */
  interface Target extends Node {
    /** Assigns. */
    void assign(Frame frame, Object value);
  }
}
