package plumb.values.types;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.Type;
import plumb.values.TypeText;

/**
 * {@code Tuple[A, B, min, max]}: arrays with a type for each position; the last type repeats where
 * the size allows it.
 */
public final class TupleType extends Type {
  public static final TupleType TUPLE = new TupleType(List.of(), null);

  private final List<Type> types;
  private final @Nullable IntegerType size;

  private TupleType(List<Type> types, @Nullable IntegerType size) {
    this.types = types;
    this.size = size == null ? null : size.toSize();
  }

  /** Arrays with exactly these types. */
  public static TupleType of(List<? extends Type> types) {
    return of(types, null);
  }

  /** Arrays with these types and a size in the range; null for as many as there are types. */
  public static TupleType of(List<? extends Type> types, @Nullable IntegerType size) {
    return types.isEmpty() && size == null ? TUPLE : new TupleType(List.copyOf(types), size);
  }

  /** The types by position. */
  public List<Type> types() {
    return types;
  }

  /** The given range of sizes, or null. */
  public @Nullable IntegerType size() {
    return size;
  }

  /** The range of sizes that results. */
  public IntegerType sizeRange() {
    if (size != null) {
      return size;
    }
    return types.isEmpty() ? IntegerType.NOT_NEGATIVE : IntegerType.exactly(types.size());
  }

  /** The type at a position; the last one repeats. */
  public Type typeAt(int index) {
    return types.get(Math.min(index, types.size() - 1));
  }

  @Override
  public List<Type> parts() {
    return types;
  }

  @Override
  public boolean isInstance(Object value) {
    if (!(value instanceof List<?> list)) {
      return false;
    }
    if (size == null
        ? !types.isEmpty() && types.size() != list.size()
        : !size.contains(list.size())) {
      return false;
    }
    for (int i = 0; i < list.size() && !types.isEmpty(); i++) {
      if (!typeAt(i).isInstance(list.get(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    if (other instanceof TupleType o) {
      return equals(o) || acceptsTuple(o, assumed);
    }
    if (!(other instanceof ArrayType o) || !sizeRange().accepts(o.sizeOrAny(), assumed)) {
      return false;
    }
    long count = Math.min(types.size(), o.sizeOrAny().max());
    for (int i = 0; i < count; i++) {
      if (!typeAt(i).isAssignableFrom(o.element(), assumed)) {
        return false;
      }
    }
    return true;
  }

  private boolean acceptsTuple(TupleType other, @Nullable Assumptions assumed) {
    if (!sizeRange().accepts(other.sizeRange(), assumed)) {
      return false;
    }
    if (types.isEmpty()) {
      return true;
    }
    if (other.types.isEmpty()) {
      return sizeRange().min() == 0;
    }
    for (int i = 0; i < other.types.size(); i++) {
      if (!typeAt(i).isAssignableFrom(other.types.get(i), assumed)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Type generalize() {
    List<Type> general = TypeLists.map(types, Type::generalize);
    return general == types ? this : of(general, size);
  }

  @Override
  public Type normalize() {
    List<Type> normal = TypeLists.map(types, Type::normalize);
    return normal == types ? this : of(normal, size);
  }

  @Override
  public Type iterableElement() {
    return VariantType.of(types);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TupleType o && types.equals(o.types) && Objects.equals(size, o.size);
  }

  @Override
  public int hashCode() {
    return types.hashCode() * 31 + Objects.hashCode(size);
  }

  @Override
  public String name() {
    return "Tuple";
  }

  @Override
  public void appendTo(TypeText out) {
    out.append("Tuple");
    if (!types.isEmpty()) {
      out.append("[").append(types);
      if (size != null && !size.isUnbounded()) {
        size.appendRangeTo(out.append(", "));
      }
      out.append("]");
    }
  }
}
