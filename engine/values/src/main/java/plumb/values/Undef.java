package plumb.values;

/** The value {@code undef}; never represented by a Java {@code null}. */
public enum Undef implements Value {
  UNDEF;

  @Override
  public String toString() {
    return "undef";
  }
}
