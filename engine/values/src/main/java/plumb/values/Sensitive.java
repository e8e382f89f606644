package plumb.values;

/** A value that must not be shown: every textual form of it is redacted. */
public record Sensitive(Object value) implements Value {
  /** What is printed instead of the value. */
  public static final String REDACTED = "Sensitive [value redacted]";

  @Override
  public String toString() {
    return REDACTED;
  }
}
