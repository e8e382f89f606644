package plumb.values.types;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.Default;
import plumb.values.EvaluationException;
import plumb.values.Type;
import plumb.values.Undef;
import plumb.values.Wording;

/** The arguments in {@code Base[arguments]}, and the complaints about them. */
final class TypeArguments {
  private static final int UNLIMITED = Integer.MAX_VALUE;

  private final Type base;
  private final List<Object> values;

  private TypeArguments(Type base, List<Object> values) {
    this.base = base;
    this.values = values;
  }

  static TypeArguments of(Type base, List<Object> values) {
    return new TypeArguments(base, values);
  }

  /** The arguments with nested arrays spread out. */
  static TypeArguments flattened(Type base, List<Object> values) {
    List<Object> flat = new ArrayList<>(values.size());
    flatten(values, flat);
    return new TypeArguments(base, flat);
  }

  private static void flatten(List<?> values, List<Object> out) {
    for (Object value : values) {
      if (value instanceof List<?> nested) {
        flatten(nested, out);
      } else {
        out.add(value);
      }
    }
  }

  Type base() {
    return base;
  }

  List<Object> values() {
    return values;
  }

  int size() {
    return values.size();
  }

  Object get(int index) {
    return values.get(index);
  }

  /** The arguments before the last ones. */
  TypeArguments dropLast(int count) {
    return new TypeArguments(base, values.subList(0, values.size() - count));
  }

  boolean endsWithRangeBound(int fromEnd) {
    int index = values.size() - fromEnd;
    return index >= 0 && isRangeBound(values.get(index));
  }

  static boolean isRangeBound(Object value) {
    return value instanceof Long || value == Default.DEFAULT || "default".equals(value);
  }

  /** The range of two bounds, either of which may be {@code default}. */
  static IntegerType range(Object from, Object to) {
    return IntegerType.of(
        from instanceof Long low ? low : null, to instanceof Long high ? high : null);
  }

  /** The size that one or two arguments from an index on denote. */
  IntegerType size(int first, int count) {
    if (count == 1 && values.get(first) instanceof IntegerType size) {
      return size;
    }
    for (int i = first; i < first + count; i++) {
      if (!(values.get(i) instanceof Long) && values.get(i) != Default.DEFAULT) {
        throw new EvaluationException(
            "BAD_COLLECTION_SLICE_TYPE",
            "A Type's size constraint arguments must be a single Integer type, or 1-2 integers"
                + " (or default). Got "
                + Wording.withArticle(classLabel(values.get(i))),
            operand(i));
      }
    }
    return range(values.get(first), count == 1 ? Default.DEFAULT : values.get(first + 1));
  }

  /** The operand number of an argument: the base is the first operand. */
  static int operand(int index) {
    return index + 2;
  }

  static String classLabel(Object value) {
    return value instanceof Type type ? type.kind() + "-Type" : Wording.rubyClass(value);
  }

  /** The type at an index; the complaint names what the base is called. */
  Type type(int index, String baseLabel) {
    if (values.get(index) instanceof Type type) {
      return type;
    }
    throw new EvaluationException(
        "BAD_TYPE_SLICE_TYPE",
        baseLabel + "[] arguments must be types. Got " + Wording.rubyClass(values.get(index)),
        operand(index));
  }

  /** Requires arguments of some classes; the complaint names them by the labels. */
  void require(int min, int max, String expected, Class<?>... allowed) {
    if (size() < min || size() > max) {
      throw new EvaluationException(
          "BAD_TYPE_SLICE_ARITY", arity(Wording.capitalALabel(base), 1, max, size()));
    }
    for (int i = 0; i < size(); i++) {
      if (!isOneOf(values.get(i), allowed)) {
        throw badSpecialization(i, expected);
      }
    }
  }

  private static boolean isOneOf(Object value, Class<?>[] allowed) {
    for (Class<?> c : allowed) {
      if (c.isInstance(value)) {
        return true;
      }
    }
    return false;
  }

  EvaluationException badSpecialization(int index, String expected) {
    return new EvaluationException(
        "BAD_TYPE_SPECIALIZATION",
        "Error creating type specialization of "
            + Wording.aLabel(base)
            + ", Cannot use "
            + keyTypeName(values.get(index))
            + " where "
            + expected
            + " is expected",
        operand(index));
  }

  /** How messages about keys name what was given. */
  static String keyTypeName(Object key) {
    return key == Undef.UNDEF
        ? "Undef"
        : key == Default.DEFAULT ? "Default" : Types.inferGeneric(key).toString();
  }

  static int unlimited() {
    return UNLIMITED;
  }

  /**
   * The complaint about a number of arguments.
   *
   * @param max null for the form that names one number only
   */
  EvaluationException badArity(String baseLabel, int min, @Nullable Integer max) {
    return new EvaluationException(
        "BAD_TYPE_SLICE_ARITY", arity(baseLabel, min, max == null ? min : max, size()));
  }

  private static String arity(String baseLabel, int min, int max, int actual) {
    String accepted;
    if (max == UNLIMITED) {
      accepted = min + " or more arguments";
    } else if (max != min) {
      accepted = min + " to " + max + " arguments";
    } else {
      accepted = min + (min == 1 ? " argument" : " arguments");
    }
    return baseLabel + "[] accepts " + accepted + ". Got " + actual;
  }
}
