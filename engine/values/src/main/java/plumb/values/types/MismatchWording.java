package plumb.values.types;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import plumb.values.Type;
import plumb.values.TypeText;
import plumb.values.Wording;

/**
 * The sentences about values that a type refuses. They show as little of the types as makes the
 * difference plain: names only, or all parameters where the names are the same.
 */
final class MismatchWording {
  private MismatchWording() {}

  static String type(Type expected, Type actual) {
    boolean optional = expected instanceof OptionalType;
    Type inner = optional ? ((OptionalType) expected).type() : expected;
    List<Type> alternatives =
        inner instanceof VariantType variant
            ? variant.types()
            : List.of(inner == null ? AnyType.ANY : inner);
    boolean detailed = isDetailed(alternatives, actual);
    List<String> names = new ArrayList<>();
    if (optional) {
      names.add("Undef");
    }
    LinkedHashSet<String> distinct = new LinkedHashSet<>();
    for (Type alternative : alternatives) {
      if (detailed && inner instanceof VariantType) {
        names.add(expanded(alternative));
      } else {
        distinct.add(detailed ? expanded(alternative) : shortName(alternative));
      }
    }
    names.addAll(distinct);
    String got = detailed ? detailedActual(alternatives, actual) : shortName(actual);
    return names.size() == 1
        ? " expects " + Wording.withArticle(names.get(0)) + " value, got " + got
        : " expects a value of type " + joined(names) + ", got " + got;
  }

  private static String joined(List<String> names) {
    if (names.size() == 2) {
      return names.get(0) + " or " + names.get(1);
    }
    int last = names.size() - 1;
    return String.join(", ", names.subList(0, last)) + ", or " + names.get(last);
  }

  static String pattern(Type expected, Type actual) {
    Type type = expected;
    String prefix = "";
    if (expected instanceof OptionalType optional) {
      Type inner = optional.type();
      type = inner == null ? AnyType.ANY : inner;
      prefix = "an undef value or ";
    }
    String got =
        actual instanceof StringType s && s.value() != null
            ? "'" + s.value() + "'"
            : shortName(actual);
    return " expects " + prefix + "a match for " + expanded(type) + ", got " + got;
  }

  static String size(IntegerType expected, IntegerType actual) {
    return " expects size to be " + range(expected, "0") + ", got " + range(actual, "0");
  }

  static String count(IntegerType expected, IntegerType actual) {
    long min = minimum(expected);
    long max = expected.max();
    boolean one = (min == 1 && (max == 1 || max == Long.MAX_VALUE)) || (min == 0 && max == 1);
    return " expects "
        + range(expected, "no")
        + (one ? " argument" : " arguments")
        + ", got "
        + range(actual, "none");
  }

  private static long minimum(IntegerType range) {
    Long from = range.from();
    return from == null ? 0 : from;
  }

  private static String range(IntegerType range, String zero) {
    long min = minimum(range);
    boolean open = range.to() == null;
    if (!open && min == range.max()) {
      return min == 0 ? zero : Long.toString(min);
    }
    if (min == 0) {
      return open ? "unlimited" : "at most " + range.max();
    }
    return open ? "at least " + min : "between " + min + " and " + range.max();
  }

  private static String expanded(Type type) {
    TypeText out = new TypeText(true);
    type.appendTo(out);
    return out.toString();
  }

  private static String shortName(Type type) {
    if (type instanceof WrapperType wrapper) {
      Type inner = wrapper.type();
      if (inner != null && inner != AnyType.ANY) {
        return type.name() + "[" + ownName(inner) + "]";
      }
    }
    return ownName(type);
  }

  /** A reference to a resource is told as what it is, not as the type of the resource. */
  private static String ownName(Type type) {
    return type instanceof ResourceType ? type.kind() : type.name();
  }

  /** Whether names alone would hide the difference. */
  private static boolean isDetailed(List<Type> expected, Type actual) {
    for (Type type : expected) {
      if (isAlwaysDetailed(type, actual) || unparameterized(type).isAssignableFrom(actual)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAlwaysDetailed(Type expected, Type actual) {
    return expected.getClass() == actual.getClass()
        || expected instanceof AliasType
        || actual instanceof AliasType
        || (expected instanceof StructType && actual instanceof HashType)
        || (expected instanceof TupleType && actual instanceof ArrayType);
  }

  private static Type unparameterized(Type type) {
    Type resolved = resolve(type);
    Type base = TypeFactory.named(resolved.kind());
    return base == null ? resolved : base;
  }

  private static Type resolve(Type type) {
    return type instanceof AliasType alias ? resolve(alias.body()) : type;
  }

  private static String detailedActual(List<Type> expected, Type actual) {
    Type general = actual.generalize();
    for (Type type : expected) {
      Type resolved = resolve(type);
      if (isAlwaysDetailed(resolved, actual) || resolved.isAssignableFrom(general)) {
        return expanded(actual);
      }
    }
    return actual.kind();
  }
}
