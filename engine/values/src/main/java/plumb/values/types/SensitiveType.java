package plumb.values.types;

import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.Sensitive;
import plumb.values.Type;
import plumb.values.TypeText;

/** {@code Sensitive[T]}: a T that must not be shown. */
public final class SensitiveType extends WrapperType {
  public static final SensitiveType SENSITIVE = new SensitiveType(null);

  private SensitiveType(@Nullable Type type) {
    super(type);
  }

  /** Sensitive values of that type; what describes single values is dropped from it. */
  public static SensitiveType of(Type type) {
    Type general = type.generalize();
    return general == AnyType.ANY ? SENSITIVE : new SensitiveType(general);
  }

  /** Whether a type mentions this one, perhaps within the types that its aliases stand for. */
  public static boolean isIn(Type type) {
    return new TypeText(true).append(type).toString().contains(SENSITIVE.name());
  }

  @Override
  Type with(@Nullable Type other) {
    return other == null ? SENSITIVE : of(other);
  }

  @Override
  public boolean isInstance(Object value) {
    Type type = type();
    return value instanceof Sensitive s && (type == null || type.isInstance(s.value()));
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    if (!(other instanceof SensitiveType o)) {
      return false;
    }
    Type mine = type();
    Type theirs = o.type();
    return mine == null || mine.isAssignableFrom(theirs == null ? AnyType.ANY : theirs, assumed);
  }

  @Override
  public String name() {
    return "Sensitive";
  }
}
