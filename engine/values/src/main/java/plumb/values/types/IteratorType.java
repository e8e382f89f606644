package plumb.values.types;

import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.IteratorValue;
import plumb.values.Type;

/** {@code Iterator[T]}: lazy sequences of T. */
public final class IteratorType extends WrapperType {
  public static final IteratorType ITERATOR = new IteratorType(null);

  private IteratorType(@Nullable Type type) {
    super(type);
  }

  /** Lazy sequences of that type's values. */
  public static IteratorType of(Type type) {
    return new IteratorType(type);
  }

  @Override
  Type with(@Nullable Type other) {
    return new IteratorType(other);
  }

  @Override
  public boolean isInstance(Object value) {
    Type type = type();
    return value instanceof IteratorValue i
        && (type == null || type.isAssignableFrom(i.elementType()));
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    if (!(other instanceof IteratorType o)) {
      return false;
    }
    Type mine = type();
    Type theirs = o.type();
    return mine == null || mine.isAssignableFrom(theirs == null ? AnyType.ANY : theirs, assumed);
  }

  @Override
  public Type iterableElement() {
    Type type = type();
    return type == null ? AnyType.ANY : type;
  }

  @Override
  public String name() {
    return "Iterator";
  }
}
