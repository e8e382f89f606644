package plumb.values.types;

import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.Type;
import plumb.values.Undef;

/** {@code NotUndef[T]}: a T that is not undef. */
public final class NotUndefType extends WrapperType {
  public static final NotUndefType NOT_UNDEF = new NotUndefType(null);

  private NotUndefType(@Nullable Type type) {
    super(type);
  }

  /** Values of that type but undef. */
  public static NotUndefType of(Type type) {
    return type == AnyType.ANY ? NOT_UNDEF : new NotUndefType(type);
  }

  @Override
  Type with(@Nullable Type other) {
    return other == null ? NOT_UNDEF : of(other);
  }

  @Override
  public boolean isInstance(Object value) {
    Type type = type();
    return value != Undef.UNDEF && (type == null || type.isInstance(value));
  }

  @Override
  public boolean isAssignableTo(Type target, @Nullable Assumptions assumed) {
    Type type = type();
    return type == null || type.isAssignableFrom(UndefType.UNDEF)
        ? target.accepts(this, assumed)
        : target.isAssignableFrom(type, assumed);
  }

  @Override
  public boolean isAssignableFrom(Type other, @Nullable Assumptions assumed) {
    if (other instanceof VariantType variant && variant.types().isEmpty()) {
      return accepts(other, assumed);
    }
    return super.isAssignableFrom(other, assumed);
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    Type type = type();
    return !other.isAssignableFrom(UndefType.UNDEF, assumed)
        && (type == null || type.isAssignableFrom(other, assumed));
  }

  @Override
  public Type normalize() {
    Type type = type();
    if (type == null) {
      return this;
    }
    Type normal = type.normalize();
    if (normal instanceof OptionalType inner) {
      Type innermost = inner.type();
      return innermost == null ? NOT_UNDEF : of(innermost).normalize();
    }
    if (!normal.isAssignableFrom(UndefType.UNDEF)) {
      return normal;
    }
    return normal == type ? this : of(normal);
  }

  @Override
  boolean quotesLiteral() {
    return true;
  }

  @Override
  public String name() {
    return "NotUndef";
  }
}
