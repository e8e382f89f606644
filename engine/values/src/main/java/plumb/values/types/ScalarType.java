package plumb.values.types;

import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.Regex;
import plumb.values.SemVer;
import plumb.values.SemVerRange;
import plumb.values.Timespan;
import plumb.values.Timestamp;
import plumb.values.Type;
import plumb.values.TypeText;

/** {@code Scalar}, and the base of all types of single values. */
public class ScalarType extends Type {
  public static final ScalarType SCALAR = new ScalarType();

  ScalarType() {}

  static boolean isScalarData(Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean;
  }

  @Override
  public boolean isInstance(Object value) {
    return isScalarData(value)
        || value instanceof Regex
        || value instanceof SemVer
        || value instanceof SemVerRange
        || value instanceof Timestamp
        || value instanceof Timespan;
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    return other instanceof ScalarType || other instanceof SemVerRangeType;
  }

  @Override
  public String name() {
    return "Scalar";
  }

  @Override
  public void appendTo(TypeText out) {
    out.append(name());
  }
}
