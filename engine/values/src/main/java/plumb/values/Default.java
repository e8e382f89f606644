package plumb.values;

/** The value {@code default}, as in {@code Integer[default, 3]} or {@code case} options. */
public enum Default implements Value {
  DEFAULT;

  @Override
  public String toString() {
    return "default";
  }
}
