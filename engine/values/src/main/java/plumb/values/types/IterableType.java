package plumb.values.types;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.IteratorValue;
import plumb.values.Type;

/** {@code Iterable[T]}: what can be iterated over, with elements of type T. */
public final class IterableType extends WrapperType {
  public static final IterableType ITERABLE = new IterableType(null);

  private IterableType(@Nullable Type type) {
    super(type);
  }

  /** What has elements of that type. */
  public static IterableType of(Type type) {
    return new IterableType(type);
  }

  @Override
  Type with(@Nullable Type other) {
    return new IterableType(other);
  }

  @Override
  public boolean isInstance(Object value) {
    return acceptsAnyElement() ? isIterable(value) : isAssignableFrom(Types.infer(value));
  }

  private boolean acceptsAnyElement() {
    Type type = type();
    return type == null || type.isAssignableFrom(AnyType.ANY);
  }

  private static boolean isIterable(Object value) {
    if (value instanceof AliasType alias) {
      return isIterable(alias.body());
    }
    return value instanceof String
        || value instanceof List<?>
        || value instanceof Map<?, ?>
        || value instanceof IteratorValue
        || value instanceof EnumType
        || (value instanceof Long n && n >= 0)
        || (value instanceof IntegerType t && t.isFinite());
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    Type element = other.iterableElement();
    if (element == null) {
      return false;
    }
    Type type = type();
    return type == null || acceptsAnyElement() || type.isAssignableFrom(element, assumed);
  }

  @Override
  public Type iterableElement() {
    Type type = type();
    return type == null ? AnyType.ANY : type;
  }

  @Override
  public String name() {
    return "Iterable";
  }
}
