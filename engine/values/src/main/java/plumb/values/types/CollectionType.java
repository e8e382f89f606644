package plumb.values.types;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.Type;
import plumb.values.TypeText;

/** {@code Collection[min, max]}, and the base of {@code Array} and {@code Hash}. */
public class CollectionType extends Type {
  public static final CollectionType COLLECTION = new CollectionType(null);

  private final @Nullable IntegerType size;

  CollectionType(@Nullable IntegerType size) {
    this.size = size == null ? null : size.toSize();
  }

  /** Arrays and hashes of a size in the range. */
  public static CollectionType ofSize(IntegerType size) {
    return new CollectionType(size);
  }

  /** The range of sizes, null when it is not restricted. */
  public final @Nullable IntegerType size() {
    return size;
  }

  final IntegerType sizeOrAny() {
    return size == null ? IntegerType.NOT_NEGATIVE : size;
  }

  final boolean acceptsSize(int actual) {
    return size == null || size.contains(actual);
  }

  final boolean isAlwaysEmpty() {
    return IntegerType.ZERO.equals(size);
  }

  @Override
  public boolean isInstance(Object value) {
    if (value instanceof List<?> list) {
      return acceptsSize(list.size());
    }
    return value instanceof Map<?, ?> map && acceptsSize(map.size());
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    if (other instanceof CollectionType o) {
      return sizeOrAny().accepts(o.sizeOrAny(), assumed);
    }
    if (other instanceof TupleType o) {
      IntegerType theirs = o.size();
      int count = o.types().size();
      return sizeOrAny().accepts(theirs == null ? IntegerType.exactly(count) : theirs, assumed);
    }
    return other instanceof StructType o
        && sizeOrAny().accepts(IntegerType.exactly(o.elements().size()), assumed);
  }

  @Override
  public Type generalize() {
    return COLLECTION;
  }

  /** The reference drops the size here. */
  @Override
  public Type normalize() {
    return COLLECTION;
  }

  @Override
  public Type iterableElement() {
    return AnyType.ANY;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CollectionType o
        && getClass() == o.getClass()
        && Objects.equals(size, o.size);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(size);
  }

  @Override
  public String name() {
    return "Collection";
  }

  @Override
  public void appendTo(TypeText out) {
    out.append("Collection");
    if (size != null && !size.isUnbounded()) {
      size.appendRangeTo(out.append("["));
      out.append("]");
    }
  }

  final void appendSizeTo(TypeText out) {
    if (size != null && !size.isUnbounded()) {
      size.appendRangeTo(out.append(", "));
    }
  }
}
