package plumb.values.types;

import plumb.values.Default;

/** {@code Default}: the value default alone. */
public final class DefaultType extends SimpleType {
  public static final DefaultType DEFAULT = new DefaultType();

  private DefaultType() {
    super("Default");
  }

  @Override
  public boolean isInstance(Object value) {
    return value == Default.DEFAULT;
  }
}
