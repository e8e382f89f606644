package plumb.values.types;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.Type;
import plumb.values.TypeText;

/** {@code Boolean}, {@code Boolean[true]}, {@code Boolean[false]}. */
public final class BooleanType extends ScalarDataType {
  public static final BooleanType BOOLEAN = new BooleanType(null);
  public static final BooleanType TRUE = new BooleanType(true);
  public static final BooleanType FALSE = new BooleanType(false);

  private final @Nullable Boolean value;

  private BooleanType(@Nullable Boolean value) {
    this.value = value;
  }

  /** The type of one of the two values. */
  public static BooleanType exactly(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** The one value, null for both. */
  public @Nullable Boolean value() {
    return value;
  }

  @Override
  public boolean isInstance(Object candidate) {
    return candidate instanceof Boolean && (value == null || value.equals(candidate));
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    return other instanceof BooleanType o && (value == null || value.equals(o.value));
  }

  @Override
  public Type generalize() {
    return BOOLEAN;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BooleanType o && Objects.equals(value, o.value);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(value);
  }

  @Override
  public String name() {
    return "Boolean";
  }

  @Override
  public void appendTo(TypeText out) {
    out.append("Boolean");
    if (value != null) {
      out.append("[").append(value.toString()).append("]");
    }
  }
}
