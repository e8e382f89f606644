package plumb.values.types;

/**
 * Where in a nested text the next element goes.
 *
 * @param first whether it is the first one in its container
 * @param active whether elements go on lines of their own
 */
record Indentation(int level, boolean first, boolean active) {
  static final Indentation NONE = new Indentation(0, true, false);

  Indentation subsequent() {
    return new Indentation(level, false, active);
  }

  Indentation activeIf(boolean flag) {
    return new Indentation(level, first, flag);
  }

  Indentation deeper(boolean flag) {
    return new Indentation(level + 1, true, flag);
  }

  boolean breaks() {
    return active && level > 0 && !first;
  }

  String padding() {
    return "  ".repeat(level);
  }
}
