package plumb.values.types;

import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.Type;

/** {@code ScalarData}, and the base of the types of the scalars that JSON has. */
public class ScalarDataType extends ScalarType {
  public static final ScalarDataType SCALAR_DATA = new ScalarDataType();

  ScalarDataType() {}

  @Override
  public boolean isInstance(Object value) {
    return isScalarData(value);
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    return other instanceof ScalarDataType;
  }

  @Override
  public String name() {
    return "ScalarData";
  }
}
