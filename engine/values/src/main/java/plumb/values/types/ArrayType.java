package plumb.values.types;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.TimeLimit;
import plumb.values.Type;
import plumb.values.TypeText;

/** {@code Array[T, min, max]}. */
public final class ArrayType extends CollectionType {
  public static final ArrayType ARRAY = new ArrayType(AnyType.ANY, null);
  static final ArrayType EMPTY = new ArrayType(UnitType.UNIT, IntegerType.ZERO);

  private final Type element;

  private ArrayType(Type element, @Nullable IntegerType size) {
    super(size);
    this.element = isAlwaysEmpty() ? UnitType.UNIT : element;
  }

  /** Arrays with elements of that type. */
  public static ArrayType of(Type element) {
    return of(element, null);
  }

  /** Arrays with elements of that type and a size in the range, null for any size. */
  public static ArrayType of(Type element, @Nullable IntegerType size) {
    return element == AnyType.ANY && size == null ? ARRAY : new ArrayType(element, size);
  }

  /** The type of the elements. */
  public Type element() {
    return element;
  }

  @Override
  public List<Type> parts() {
    return List.of(element);
  }

  @Override
  public boolean isInstance(Object value) {
    if (!(value instanceof List<?> list) || !acceptsSize(list.size())) {
      return false;
    }
    if (element != AnyType.ANY) {
      TimeLimit.check();
      for (int i = 0; i < list.size(); i++) {
        if (!element.isInstance(list.get(i))) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    if (other instanceof TupleType o) {
      if (!super.accepts(o, assumed)) {
        return false;
      }
      for (Type type : o.types()) {
        if (!element.isAssignableFrom(type, assumed)) {
          return false;
        }
      }
      return true;
    }
    return other instanceof ArrayType o
        && super.accepts(o, assumed)
        && element.isAssignableFrom(o.element, assumed);
  }

  @Override
  public Type generalize() {
    if (element == AnyType.ANY) {
      return ARRAY;
    }
    Type general = element.generalize();
    return size() == null && general == element ? this : new ArrayType(general, null);
  }

  @Override
  public Type normalize() {
    if (element == AnyType.ANY) {
      // The reference drops the size here.
      return ARRAY;
    }
    Type normal = element.normalize();
    return normal == element ? this : new ArrayType(normal, size());
  }

  @Override
  public Type iterableElement() {
    return element;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return super.equals(other) && other instanceof ArrayType o && element.equals(o.element);
  }

  @Override
  public int hashCode() {
    return super.hashCode() * 31 + element.hashCode();
  }

  @Override
  public String name() {
    return "Array";
  }

  @Override
  public void appendTo(TypeText out) {
    out.append("Array");
    if (isAlwaysEmpty()) {
      out.append("[0, 0]");
    } else if (!equals(ARRAY)) {
      appendSizeTo(out.append("[").append(element));
      out.append("]");
    }
  }
}
