package plumb.values.types;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.values.Type;
import plumb.values.TypeText;

/** A type with one optional type as its parameter. */
abstract class WrapperType extends Type {
  private final @Nullable Type type;

  WrapperType(@Nullable Type type) {
    this.type = type;
  }

  /** The parameter, null when there is none. */
  public final @Nullable Type type() {
    return type;
  }

  /** The same kind of type with another parameter. */
  abstract Type with(@Nullable Type other);

  @Override
  public List<Type> parts() {
    return type == null ? List.of() : List.of(type);
  }

  @Override
  public Type generalize() {
    if (type == null) {
      return this;
    }
    Type general = type.generalize();
    return general == type ? this : with(general);
  }

  @Override
  public Type normalize() {
    if (type == null) {
      return this;
    }
    Type normal = type.normalize();
    return normal == type ? this : with(normal);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WrapperType o
        && getClass() == o.getClass()
        && Objects.equals(type, o.type);
  }

  @Override
  public int hashCode() {
    return getClass().hashCode() ^ Objects.hashCode(type);
  }

  @Override
  public void appendTo(TypeText out) {
    out.append(name());
    if (type != null) {
      out.append("[");
      if (type instanceof StringType s && s.value() != null && quotesLiteral()) {
        out.appendQuoted(s.value());
      } else {
        out.append(type);
      }
      out.append("]");
    }
  }

  /** Whether the type of a literal string prints as that string. */
  boolean quotesLiteral() {
    return false;
  }
}
