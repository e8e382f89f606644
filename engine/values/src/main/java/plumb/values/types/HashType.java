package plumb.values.types;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.TimeLimit;
import plumb.values.Type;
import plumb.values.TypeText;

/** {@code Hash[K, V, min, max]}. */
public final class HashType extends CollectionType {
  public static final HashType HASH = new HashType(AnyType.ANY, AnyType.ANY, null);
  static final HashType EMPTY = new HashType(UnitType.UNIT, UnitType.UNIT, IntegerType.ZERO);

  private final Type key;
  private final Type value;

  private HashType(Type key, Type value, @Nullable IntegerType size) {
    super(size);
    this.key = isAlwaysEmpty() ? UnitType.UNIT : key;
    this.value = isAlwaysEmpty() ? UnitType.UNIT : value;
  }

  /** Hashes with keys and values of those types. */
  public static HashType of(Type key, Type value) {
    return of(key, value, null);
  }

  /** Hashes with keys and values of those types and a size in the range, null for any size. */
  public static HashType of(Type key, Type value, @Nullable IntegerType size) {
    return key == AnyType.ANY && value == AnyType.ANY && size == null
        ? HASH
        : new HashType(key, value, size);
  }

  /** The type of the keys. */
  public Type key() {
    return key;
  }

  /** The type of the values. */
  public Type value() {
    return value;
  }

  @Override
  public List<Type> parts() {
    return List.of(key, value);
  }

  @Override
  public boolean isInstance(Object candidate) {
    if (!(candidate instanceof Map<?, ?> map) || !acceptsSize(map.size())) {
      return false;
    }
    if (key == AnyType.ANY && value == AnyType.ANY) {
      return true;
    }
    TimeLimit.check();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!key.isInstance(entry.getKey()) || !value.isInstance(entry.getValue())) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    if (other instanceof HashType o) {
      if (sizeOrAny().min() == 0 && EMPTY.equals(o)) {
        return true;
      }
      return key.isAssignableFrom(o.key, assumed)
          && value.isAssignableFrom(o.value, assumed)
          && super.accepts(o, assumed);
    }
    if (!(other instanceof StructType o) || !sizeOrAny().contains(o.elements().size())) {
      return false;
    }
    for (StructType.Element element : o.elements()) {
      if (!key.isInstance(element.name()) || !value.isAssignableFrom(element.value(), assumed)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Type generalize() {
    if (equals(HASH) || equals(EMPTY)) {
      return this;
    }
    Type generalKey = key.generalize();
    Type generalValue = value.generalize();
    return size() == null && generalKey == key && generalValue == value
        ? this
        : of(generalKey, generalValue);
  }

  @Override
  public Type normalize() {
    if (equals(HASH) || equals(EMPTY)) {
      return this;
    }
    Type normalKey = key.normalize();
    Type normalValue = value.normalize();
    return normalKey == key && normalValue == value ? this : of(normalKey, normalValue, size());
  }

  @Override
  public Type iterableElement() {
    Type first = equals(HASH) ? UnitType.UNIT : key;
    Type second = equals(HASH) ? UnitType.UNIT : value;
    return TupleType.of(List.of(first, second), IntegerType.exactly(2));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return super.equals(other)
        && other instanceof HashType o
        && key.equals(o.key)
        && value.equals(o.value);
  }

  @Override
  public int hashCode() {
    return (super.hashCode() * 31 + key.hashCode()) * 31 + value.hashCode();
  }

  @Override
  public String name() {
    return "Hash";
  }

  @Override
  public void appendTo(TypeText out) {
    out.append("Hash");
    if (isAlwaysEmpty()) {
      out.append("[0, 0]");
    } else if (!equals(HASH)) {
      appendSizeTo(out.append("[").append(key).append(", ").append(value));
      out.append("]");
    }
  }
}
