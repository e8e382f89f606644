package plumb.values.types;

import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.Type;

/**
 * The element type of what is empty. It accepts everything and everything accepts it; it is
 * inferred, never written.
 */
public final class UnitType extends SimpleType {
  public static final UnitType UNIT = new UnitType();

  private UnitType() {
    super("Unit");
  }

  @Override
  public boolean isInstance(Object value) {
    return true;
  }

  @Override
  public boolean isAssignableFrom(Type other, @Nullable Assumptions assumed) {
    return true;
  }

  @Override
  public boolean isAssignableTo(Type target, @Nullable Assumptions assumed) {
    return true;
  }
}
