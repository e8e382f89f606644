package plumb.values.types;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.Type;
import plumb.values.TypeText;

/** {@code Variant[A, B]}: values of one of the types. */
public final class VariantType extends Type {
  public static final VariantType VARIANT = new VariantType(List.of());

  private final List<Type> types;

  VariantType(List<Type> types) {
    this.types = List.copyOf(types);
  }

  /** Values of one of the types; the type itself when there is only one. */
  public static Type of(List<? extends Type> types) {
    Set<Type> flat = new LinkedHashSet<>();
    for (Type type : types) {
      if (type instanceof VariantType variant) {
        flat.addAll(variant.types);
      } else {
        flat.add(type);
      }
    }
    return flat.size() == 1 ? flat.iterator().next() : new VariantType(new ArrayList<>(flat));
  }

  /** The alternatives. */
  public List<Type> types() {
    return types;
  }

  @Override
  public List<Type> parts() {
    return types;
  }

  @Override
  public boolean isInstance(Object value) {
    for (int i = 0; i < types.size(); i++) {
      if (types.get(i).isInstance(value)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean isAssignableFrom(Type other, @Nullable Assumptions assumed) {
    if (other instanceof VariantType && types.isEmpty()) {
      return true;
    }
    return super.isAssignableFrom(other, assumed);
  }

  @Override
  public boolean isAssignableTo(Type target, @Nullable Assumptions assumed) {
    for (Type type : types) {
      if (!target.isAssignableFrom(type, assumed)) {
        return false;
      }
    }
    return !types.isEmpty();
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    for (int i = 0; i < types.size(); i++) {
      if (types.get(i).isAssignableFrom(other, assumed)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean isCallable(boolean allowOptional) {
    return types.stream().allMatch(type -> type.isCallable(allowOptional));
  }

  @Override
  public Type generalize() {
    List<Type> general = TypeLists.map(types, Type::generalize);
    return general == types ? this : of(general);
  }

  @Override
  public Type normalize() {
    return types.isEmpty() ? this : VariantNormalizer.normalize(this);
  }

  /** The order of the alternatives does not count. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VariantType o
        && types.size() == o.types.size()
        && o.types.containsAll(types);
  }

  @Override
  public int hashCode() {
    int result = 0;
    for (Type type : types) {
      result += type.hashCode();
    }
    return result;
  }

  @Override
  public String name() {
    return "Variant";
  }

  @Override
  public void appendTo(TypeText out) {
    out.append("Variant");
    if (!types.isEmpty()) {
      out.append("[").append(types).append("]");
    }
  }
}
