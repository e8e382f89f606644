package plumb.values.types;

import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.Type;

/** {@code Numeric}, and the base of {@code Integer} and {@code Float}. */
public class NumericType extends ScalarDataType {
  public static final NumericType NUMERIC = new NumericType();

  NumericType() {}

  @Override
  public boolean isInstance(Object value) {
    return value instanceof Number;
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    return other instanceof NumericType;
  }

  @Override
  public String name() {
    return "Numeric";
  }
}
