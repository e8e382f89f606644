package plumb.values.types;

import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.Type;
import plumb.values.Undef;

/** {@code Optional[T]}: undef or a T. */
public final class OptionalType extends WrapperType {
  public static final OptionalType OPTIONAL = new OptionalType(null);

  private OptionalType(@Nullable Type type) {
    super(type);
  }

  /** Undef or a value of that type. */
  public static OptionalType of(Type type) {
    return new OptionalType(type);
  }

  @Override
  Type with(@Nullable Type other) {
    return new OptionalType(other);
  }

  @Override
  public boolean isInstance(Object value) {
    Type type = type();
    return value == Undef.UNDEF || (type != null && type.isInstance(value));
  }

  @Override
  public boolean isAssignableTo(Type target, @Nullable Assumptions assumed) {
    Type type = type();
    return target.isAssignableFrom(UndefType.UNDEF, assumed)
        && (type == null || target.isAssignableFrom(type, assumed));
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    Type type = type();
    return other == UndefType.UNDEF || type == null || type.isAssignableFrom(other, assumed);
  }

  @Override
  public Type normalize() {
    Type type = type();
    if (type == null) {
      return this;
    }
    Type normal = type.normalize();
    if (normal instanceof NotUndefType inner) {
      Type innermost = inner.type();
      return (innermost == null ? OPTIONAL : of(innermost)).normalize();
    }
    if (normal.isAssignableFrom(UndefType.UNDEF)) {
      return normal;
    }
    return normal == type ? this : of(normal);
  }

  @Override
  public boolean isCallable(boolean allowOptional) {
    Type type = type();
    return allowOptional && type != null && type.isCallable(true);
  }

  @Override
  boolean quotesLiteral() {
    return true;
  }

  @Override
  public String name() {
    return "Optional";
  }
}
