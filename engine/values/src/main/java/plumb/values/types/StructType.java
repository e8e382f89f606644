package plumb.values.types;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.Type;
import plumb.values.TypeText;
import plumb.values.Undef;

/** {@code Struct[{a => A, Optional[b] => B}]}: hashes with these keys and no others. */
public final class StructType extends Type {
  public static final StructType STRUCT = new StructType(List.of());

  /**
   * One key of a struct.
   *
   * @param optional whether the key may be absent
   */
  public record Element(String name, boolean optional, Type value) {
    /** The key as a type: the literal string, in {@code Optional} when it may be absent. */
    public Type key() {
      StringType literal = StringType.exactly(name);
      return optional ? OptionalType.of(literal) : literal;
    }

    private Element withValue(UnaryOperator<Type> mapping) {
      Type mapped = mapping.apply(value);
      return mapped == value ? this : new Element(name, optional, mapped);
    }

    private void appendTo(TypeText out) {
      boolean valueOptional = value.isAssignableFrom(UndefType.UNDEF);
      if (optional == valueOptional) {
        out.appendQuoted(name);
      } else {
        out.append(optional ? "Optional[" : "NotUndef[").appendQuoted(name).append("]");
      }
      out.append(" => ").append(value);
    }
  }

  private final List<Element> elements;
  private final Map<String, Element> byName;

  private StructType(List<Element> elements) {
    this.elements = List.copyOf(elements);
    this.byName = new LinkedHashMap<>();
    for (Element element : elements) {
      byName.put(element.name(), element);
    }
  }

  /** Hashes with exactly these keys. */
  public static StructType of(List<Element> elements) {
    return elements.isEmpty() ? STRUCT : new StructType(elements);
  }

  /** The keys in the order of the declaration. */
  public List<Element> elements() {
    return elements;
  }

  /** The element of a key, or null. */
  public @Nullable Element element(String name) {
    return byName.get(name);
  }

  @Override
  public List<Type> parts() {
    List<Type> result = new ArrayList<>(elements.size());
    for (Element element : elements) {
      result.add(element.value());
    }
    return result;
  }

  @Override
  public boolean isInstance(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return false;
    }
    int matched = 0;
    for (Element element : elements) {
      Object actual = map.get(element.name());
      if (actual == null) {
        if (!element.optional()) {
          return false;
        }
      } else if (element.value().isInstance(actual)) {
        matched++;
      } else {
        return false;
      }
    }
    return matched == map.size();
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    if (other instanceof StructType o) {
      return acceptsStruct(o, assumed);
    }
    return other instanceof HashType o && acceptsHash(o, assumed);
  }

  private boolean acceptsStruct(StructType other, @Nullable Assumptions assumed) {
    int matched = 0;
    for (Element mine : elements) {
      Element theirs = other.byName.get(mine.name());
      if (theirs == null) {
        if (!mine.optional()) {
          return false;
        }
      } else if ((mine.optional() || !theirs.optional())
          && mine.value().isAssignableFrom(theirs.value(), assumed)) {
        matched++;
      } else {
        return false;
      }
    }
    return matched == other.byName.size();
  }

  private boolean acceptsHash(HashType other, @Nullable Assumptions assumed) {
    int required = 0;
    for (Element element : elements) {
      if (!element.optional()) {
        required++;
        if (!element.value().isAssignableFrom(other.value(), assumed)
            || !StringType.STRING.isAssignableFrom(other.key(), assumed)) {
          return false;
        }
      }
    }
    return IntegerType.of((long) required, (long) elements.size())
        .accepts(other.sizeOrAny(), assumed);
  }

  @Override
  public Type generalize() {
    return map(Type::generalize);
  }

  @Override
  public Type normalize() {
    return map(Type::normalize);
  }

  private StructType map(UnaryOperator<Type> mapping) {
    List<Element> result = new ArrayList<>(elements.size());
    boolean same = true;
    for (Element element : elements) {
      Element mapped = element.withValue(mapping);
      same &= mapped == element;
      result.add(mapped);
    }
    return same ? this : of(result);
  }

  @Override
  public Type iterableElement() {
    if (elements.isEmpty()) {
      return HashType.HASH.iterableElement();
    }
    List<Type> keys = new ArrayList<>(elements.size());
    for (Element element : elements) {
      keys.add(element.key());
    }
    return TupleType.of(
        List.of(VariantType.of(keys), VariantType.of(parts())), IntegerType.exactly(2));
  }

  @Override
  public boolean acceptsUndef() {
    return isInstance(Undef.UNDEF);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StructType o && elements.equals(o.elements);
  }

  @Override
  public int hashCode() {
    return elements.hashCode();
  }

  @Override
  public String name() {
    return "Struct";
  }

  @Override
  public void appendTo(TypeText out) {
    out.append("Struct");
    if (!elements.isEmpty()) {
      out.append("[{");
      String separator = "";
      for (Element element : elements) {
        element.appendTo(out.append(separator));
        separator = ", ";
      }
      out.append("}]");
    }
  }
}
