package plumb.values.types;

import plumb.values.Undef;

/** {@code Undef}: the value undef alone. */
public final class UndefType extends SimpleType {
  public static final UndefType UNDEF = new UndefType();

  private UndefType() {
    super("Undef");
  }

  @Override
  public boolean isInstance(Object value) {
    return value == Undef.UNDEF;
  }
}
