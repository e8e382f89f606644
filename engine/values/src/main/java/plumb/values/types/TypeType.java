package plumb.values.types;

import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.Type;

/** {@code Type[T]}: types, to which T is assignable. */
public final class TypeType extends WrapperType {
  public static final TypeType TYPE = new TypeType(null);

  private TypeType(@Nullable Type type) {
    super(type);
  }

  /** The types that are assignable to that one. */
  public static TypeType of(Type type) {
    return new TypeType(type instanceof CatalogEntryType entry ? entry.asReference() : type);
  }

  @Override
  Type with(@Nullable Type other) {
    return new TypeType(other);
  }

  @Override
  public boolean isInstance(Object value) {
    Type type = type();
    return value instanceof Type t && (type == null || type.isAssignableFrom(t));
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    if (!(other instanceof TypeType o)) {
      return false;
    }
    Type mine = type();
    Type theirs = o.type();
    return mine == null || (theirs != null && mine.isAssignableFrom(theirs, assumed));
  }

  @Override
  public @Nullable Type iterableElement() {
    Type type = type();
    return type instanceof EnumType || (type instanceof IntegerType i && i.isFinite())
        ? type
        : null;
  }

  @Override
  public String name() {
    return "Type";
  }
}
