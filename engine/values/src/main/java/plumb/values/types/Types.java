package plumb.values.types;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.values.Binary;
import plumb.values.Default;
import plumb.values.Deferred;
import plumb.values.ErrorValue;
import plumb.values.IteratorValue;
import plumb.values.Lambda;
import plumb.values.ObjectInstance;
import plumb.values.Regex;
import plumb.values.SemVer;
import plumb.values.SemVerRange;
import plumb.values.Sensitive;
import plumb.values.TimeLimit;
import plumb.values.Timespan;
import plumb.values.Timestamp;
import plumb.values.Type;
import plumb.values.Undef;
import plumb.values.Uri;

/** The types of values: inference, and what types have in common. */
public final class Types {
  private Types() {}

  /** The narrowest type of a value in which collections have one element type. */
  public static Type infer(Object value) {
    if (value instanceof List<?> list) {
      return inferArray(list);
    }
    if (value instanceof Map<?, ?> map) {
      return inferHash(map);
    }
    return inferSingle(value);
  }

  /** The type of a value without sizes, ranges and literals. */
  public static Type inferGeneric(Object value) {
    return infer(value).generalize();
  }

  /** The narrowest type of a value: a type for each element of collections. */
  public static Type inferDetailed(Object value) {
    if (value instanceof List<?> list) {
      return list.isEmpty() ? ArrayType.EMPTY : TupleType.of(detailed(list));
    }
    if (value instanceof Map<?, ?> map) {
      return inferDetailedHash(map);
    }
    if (value instanceof SemVer version) {
      return SemVerType.of(List.of(SemVerRange.between(version, version, false)));
    }
    return inferSingle(value);
  }

  private static Type inferSingle(Object value) {
    if (value instanceof String s) {
      return StringType.exactly(s);
    }
    if (value instanceof Long n) {
      return IntegerType.exactly(n);
    }
    if (value instanceof Double d) {
      return FloatType.of(d, d);
    }
    if (value instanceof Boolean b) {
      return BooleanType.exactly(b);
    }
    if (value instanceof Type type) {
      return TypeType.of(type);
    }
    if (value instanceof Sensitive s) {
      return SensitiveType.of(infer(s.value()));
    }
    if (value instanceof Regex regex) {
      return RegexpType.exactly(regex);
    }
    if (value instanceof Timestamp t) {
      return TimestampType.of(t, t);
    }
    if (value instanceof Timespan t) {
      return TimespanType.of(t, t);
    }
    if (value instanceof Lambda lambda) {
      return lambda.type();
    }
    if (value instanceof IteratorValue iterator) {
      return IteratorType.of(iterator.elementType());
    }
    if (value instanceof Uri uri) {
      return UriType.of(uri.components());
    }
    if (value instanceof ObjectInstance object) {
      return object.type();
    }
    return inferConstant(value);
  }

  private static Type inferConstant(Object value) {
    if (value == Undef.UNDEF) {
      return UndefType.UNDEF;
    }
    if (value == Default.DEFAULT) {
      return DefaultType.DEFAULT;
    }
    if (value instanceof Binary) {
      return BinaryType.BINARY;
    }
    if (value instanceof SemVer) {
      return SemVerType.SEM_VER;
    }
    if (value instanceof SemVerRange) {
      return SemVerRangeType.SEM_VER_RANGE;
    }
    if (value instanceof Deferred) {
      return ObjectType.DEFERRED;
    }
    if (value instanceof ErrorValue error) {
      return ErrorType.of(error);
    }
    throw new IllegalArgumentException("Not a value: " + value.getClass().getName());
  }

  private static Type inferArray(List<?> list) {
    return list.isEmpty()
        ? ArrayType.EMPTY
        : ArrayType.of(inferCommon(list), IntegerType.exactly(list.size()));
  }

  private static Type inferHash(Map<?, ?> map) {
    return map.isEmpty()
        ? HashType.EMPTY
        : HashType.of(
            inferCommon(map.keySet()), inferCommon(map.values()), IntegerType.exactly(map.size()));
  }

  private static Type inferCommon(Iterable<?> values) {
    TimeLimit.check();
    Type result = null;
    for (Object value : values) {
      Type type = infer(value);
      result = result == null ? type : common(result, type);
    }
    return result == null ? UnitType.UNIT : result;
  }

  private static Type inferDetailedHash(Map<?, ?> map) {
    if (map.isEmpty()) {
      return HashType.EMPTY;
    }
    TimeLimit.check();
    List<StructType.Element> elements = new ArrayList<>(map.size());
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!(entry.getKey() instanceof String key) || key.isEmpty()) {
        return HashType.of(
            VariantType.of(detailed(map.keySet())),
            VariantType.of(detailed(map.values())),
            IntegerType.exactly(map.size()));
      }
      elements.add(new StructType.Element(key, false, inferDetailed(entry.getValue())));
    }
    return StructType.of(elements);
  }

  private static List<Type> detailed(Iterable<?> values) {
    TimeLimit.check();
    List<Type> result = new ArrayList<>();
    for (Object value : values) {
      result.add(inferDetailed(value));
    }
    return result;
  }

  /**
   * A type that has the values of both, as narrow as the language infers it. {@code Undef} gives
   * way to the other type.
   */
  public static Type common(Type a, Type b) {
    if (a == UndefType.UNDEF || a == UnitType.UNIT) {
      return a == UnitType.UNIT && b == UndefType.UNDEF ? a : b;
    }
    if (b == UndefType.UNDEF || b == UnitType.UNIT) {
      return a;
    }
    if (a.isAssignableFrom(b)) {
      return a;
    }
    if (b.isAssignableFrom(a)) {
      return b;
    }
    Type sameKind = commonOfKind(a, b);
    return sameKind != null ? sameKind : commonBase(a, b);
  }

  private static @Nullable Type commonOfKind(Type a, Type b) {
    if (a instanceof ArrayType x && b instanceof ArrayType y) {
      return ArrayType.of(common(x.element(), y.element()));
    }
    if (a instanceof HashType x && b instanceof HashType y) {
      return HashType.of(common(x.key(), y.key()), common(x.value(), y.value()));
    }
    if (a instanceof ClassType && b instanceof ClassType) {
      return ClassType.CLASS;
    }
    if (a instanceof ResourceType x && b instanceof ResourceType y) {
      boolean same = x.typeName() != null && x.typeName().equals(y.typeName());
      return same ? new ResourceType(x.typeName(), null) : ResourceType.RESOURCE;
    }
    if (a instanceof IntegerType x && b instanceof IntegerType y) {
      return x.hull(y);
    }
    if (a instanceof FloatType x && b instanceof FloatType y) {
      return x.hull(y);
    }
    if (a instanceof StringType || a instanceof EnumType) {
      Type result = commonOfStrings(a, b);
      if (result != null) {
        return result;
      }
    }
    if (a instanceof PatternType x && b instanceof PatternType y) {
      Set<Regex> all = new LinkedHashSet<>(x.patterns());
      all.addAll(y.patterns());
      return PatternType.of(new ArrayList<>(all));
    }
    if (a instanceof VariantType x && b instanceof VariantType y) {
      return VariantType.of(List.of(x, y));
    }
    if (a instanceof RegexpType && b instanceof RegexpType) {
      return RegexpType.REGEXP;
    }
    return a instanceof CallableType && b instanceof CallableType ? CallableType.CALLABLE : null;
  }

  private static @Nullable Type commonOfStrings(Type a, Type b) {
    if (a instanceof StringType x && b instanceof StringType y) {
      if (x.size() == null || y.size() == null) {
        return x.value() == null || y.value() == null
            ? StringType.STRING
            : EnumType.of(List.of(x.value(), y.value()), false);
      }
      return StringType.ofSize(x.size().hull(y.size()));
    }
    if (a instanceof EnumType x && b instanceof EnumType y) {
      return x.union(y.values());
    }
    if (a instanceof EnumType x && b instanceof StringType y) {
      return y.value() == null ? EnumType.ENUM : x.union(List.of(y.value()));
    }
    if (a instanceof StringType x && b instanceof EnumType y) {
      return x.value() == null ? EnumType.ENUM : y.union(List.of(x.value()));
    }
    return null;
  }

  private static Type commonBase(Type a, Type b) {
    for (Type base : List.of(NumericType.NUMERIC, ScalarDataType.SCALAR_DATA, ScalarType.SCALAR)) {
      if (base.isAssignableFrom(a) && base.isAssignableFrom(b)) {
        return base;
      }
    }
    if (CoreAliases.DATA.isAssignableFrom(a) && CoreAliases.DATA.isAssignableFrom(b)) {
      return CoreAliases.DATA;
    }
    if (a instanceof TypeType x && b instanceof TypeType y) {
      Type first = x.type();
      Type second = y.type();
      return first == null || second == null ? TypeType.TYPE : TypeType.of(common(first, second));
    }
    boolean rich =
        CoreAliases.RICH_DATA.isAssignableFrom(a) && CoreAliases.RICH_DATA.isAssignableFrom(b);
    return rich ? CoreAliases.RICH_DATA : AnyType.ANY;
  }
}
