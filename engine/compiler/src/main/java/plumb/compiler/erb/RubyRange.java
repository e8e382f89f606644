package plumb.compiler.erb;

/**
 * A range of numbers.
 *
 * @param exclusive whether the last one is not part of it
 */
record RubyRange(long from, long to, boolean exclusive) {
  /** The number after the last one. */
  long end() {
    return exclusive ? to : Math.addExact(to, 1);
  }
}
