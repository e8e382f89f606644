package plumb.values.types;

import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.Type;

/** {@code Any}: every value. */
public final class AnyType extends SimpleType {
  public static final AnyType ANY = new AnyType();

  private AnyType() {
    super("Any");
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
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    return true;
  }
}
