package plumb.values.types;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.Default;
import plumb.values.EvaluationException;
import plumb.values.Type;
import plumb.values.Undef;
import plumb.values.Wording;

/** Parameters of the types of collections and callables. */
final class CompositeParameters {
  private CompositeParameters() {}

  static Type parameterize(Type base, List<Object> arguments) {
    if (base instanceof StructType) {
      TypeArguments args = TypeArguments.of(base, arguments);
      args.require(1, 1, "Hash", Map.class);
      return struct((Map<?, ?>) args.get(0));
    }
    if (base instanceof CallableType) {
      return callable(TypeArguments.of(base, arguments));
    }
    TypeArguments args = TypeArguments.flattened(base, arguments);
    if (base instanceof ArrayType) {
      return array(args);
    }
    if (base instanceof HashType) {
      return hash(args);
    }
    return base instanceof TupleType ? tuple(args) : collection(args);
  }

  private static Type array(TypeArguments args) {
    int count = args.size();
    if (count < 1 || count > 3) {
      throw args.badArity("Array-Type", 1, 3);
    }
    if (count == 2 && !(args.get(0) instanceof Type)) {
      return ArrayType.of(AnyType.ANY, args.size(0, 2));
    }
    Type element = args.type(0, "Array-Type");
    return ArrayType.of(element, count == 1 ? null : args.size(1, count - 1));
  }

  private static Type hash(TypeArguments args) {
    int count = args.size();
    if (count == 2 && args.get(0) instanceof Long && args.get(1) instanceof Long) {
      return HashType.of(AnyType.ANY, AnyType.ANY, TypeArguments.range(args.get(0), args.get(1)));
    }
    for (int i = 0; i < Math.min(count, 2); i++) {
      args.type(i, "Hash-Type");
    }
    if (count < 2 || count > 4) {
      throw args.badArity("Hash-Type", 2, 4);
    }
    IntegerType size =
        count == 2
            ? null
            : count == 4
                ? args.size(2, 2)
                : args.get(2) instanceof IntegerType given ? given : minimum(args.get(2));
    return HashType.of(args.type(0, "Hash-Type"), args.type(1, "Hash-Type"), size);
  }

  private static IntegerType minimum(Object bound) {
    if (bound instanceof Long || bound == Default.DEFAULT || bound == Undef.UNDEF) {
      return TypeArguments.range(bound, Default.DEFAULT);
    }
    throw new EvaluationException(
        "comparison of " + Wording.rubyClass(bound) + " with Infinity failed");
  }

  /** What the reference takes for a type: a string is the name of a class of its host language. */
  private static Type typeOf(Object value) {
    if (value instanceof Type type) {
      return type;
    }
    return value instanceof String name ? new RuntimeType("ruby", name) : Types.inferGeneric(value);
  }

  private static Type collection(TypeArguments args) {
    if (args.size() < 1 || args.size() > 2) {
      throw args.badArity("Collection-Type", 1, 2);
    }
    return CollectionType.ofSize(args.size(0, args.size()));
  }

  private static Type tuple(TypeArguments args) {
    IntegerType size = trailingSize(args);
    TypeArguments types = args.dropLast(trailingBounds(args));
    types.require(1, TypeArguments.unlimited(), "Any-Type", Type.class);
    return TupleType.of(types(types), size);
  }

  private static int trailingBounds(TypeArguments args) {
    return !args.endsWithRangeBound(1) ? 0 : args.endsWithRangeBound(2) ? 2 : 1;
  }

  private static @Nullable IntegerType trailingSize(TypeArguments args) {
    int count = args.size();
    return switch (trailingBounds(args)) {
      case 0 -> null;
      case 1 -> TypeArguments.range(args.get(count - 1), Default.DEFAULT);
      default -> TypeArguments.range(args.get(count - 2), args.get(count - 1));
    };
  }

  /** The arguments, all of which are known to be types. */
  static List<Type> types(TypeArguments args) {
    List<Type> result = new ArrayList<>(args.size());
    for (Object value : args.values()) {
      result.add((Type) value);
    }
    return result;
  }

  private static Type callable(TypeArguments args) {
    Type result = null;
    TypeArguments parameters = args;
    if (args.size() > 0 && args.get(0) instanceof List<?> nested) {
      if (args.size() != 2) {
        throw args.badArity(Wording.capitalALabel(args.base()), 2, null);
      }
      if (!(args.get(1) instanceof Type type)) {
        throw args.badSpecialization(1, "Any-Type");
      }
      result = type;
      parameters = TypeArguments.of(args.base(), new ArrayList<>(nested));
    }
    Type block = null;
    if (parameters.size() > 0
        && parameters.get(parameters.size() - 1) instanceof Type last
        && last.isCallable(true)) {
      block = last;
      parameters = parameters.dropLast(1);
    }
    IntegerType size = trailingSize(parameters);
    List<Type> types = new ArrayList<>();
    for (Object value : parameters.dropLast(trailingBounds(parameters)).values()) {
      types.add(typeOf(value));
    }
    if (types.isEmpty() && size != null && size.max() > 0) {
      types.add(UnitType.UNIT);
    }
    return CallableType.of(TupleType.of(types, size), block, result);
  }

  /** The struct of a hash from keys, as strings or types, to types. */
  static StructType struct(Map<?, ?> hash) {
    Map<String, StructType.Element> elements = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : hash.entrySet()) {
      Type value = typeOf(entry.getValue());
      StructType.Element element = element(entry.getKey(), value);
      elements.put(element.name(), element);
    }
    return StructType.of(new ArrayList<>(elements.values()));
  }

  private static StructType.Element element(Object key, Type value) {
    if (key instanceof String name) {
      if (name.isEmpty()) {
        throw new EvaluationException("Struct element key cannot be an empty String");
      }
      boolean optional = value.isAssignableFrom(UndefType.UNDEF);
      return new StructType.Element(name, optional, value);
    }
    boolean optional = key instanceof OptionalType;
    Type literal;
    if (key instanceof OptionalType || key instanceof NotUndefType) {
      literal = ((WrapperType) key).type();
    } else if (key instanceof StringType string) {
      literal = string;
    } else if (key instanceof EnumType enumeration) {
      List<String> values = enumeration.values();
      literal = values.size() == 1 ? StringType.exactly(values.get(0)) : null;
    } else {
      throw new EvaluationException(
          "Illegal Struct member key type. Expected NotUndef, Optional, String, or Enum. Got: "
              + Wording.rubyClass(key));
    }
    if (literal instanceof StringType string && string.value() != null) {
      return new StructType.Element(string.value(), optional, value);
    }
    throw new EvaluationException(
        "Unable to extract a non-empty literal string from Struct member key type " + key);
  }
}
