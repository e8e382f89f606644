package plumb.compiler.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import plumb.compiler.program.Access;
import plumb.compiler.program.Frame;
import plumb.values.Binary;
import plumb.values.Numbers;
import plumb.values.Type;
import plumb.values.Undef;
import plumb.values.ValueText;
import plumb.values.Wording;
import plumb.values.types.ClassType;
import plumb.values.types.ResourceType;
import plumb.values.types.TypeFactory;
import plumb.values.types.Types;

/** The operator {@code [ ]}: what every kind of value makes of its keys. */
final class ValueAccess {
  private final ReferenceAccess references;

  ValueAccess(Compilation compilation) {
    this.references = new ReferenceAccess(compilation);
  }

  Object access(Object value, List<Object> keys, Frame f, Access node) {
    if (value instanceof Map<?, ?> map) {
      return hash(map, keys, f, node);
    }
    if (value instanceof List<?> list) {
      return list(list, Compilation.flattened(keys), f, node);
    }
    if (value instanceof String text) {
      return string(text, Compilation.flattened(keys), f, node);
    }
    if (value instanceof ClassType type) {
      return references.classes(type, keys, f, node);
    }
    if (value instanceof ResourceType type) {
      return references.resources(type, keys, f, node);
    }
    if (value instanceof Type type) {
      return TypeFactory.parameterize(type, keys);
    }
    if (value instanceof Binary binary) {
      int[] bounds = bounds(Compilation.flattened(keys), binary.length(), "a String", f, node);
      return binary.slice(bounds[0], bounds[1]);
    }
    throw f.failure(
        node.left().pos(),
        "OPERATOR_NOT_APPLICABLE",
        "Operator '[]' is not applicable to " + Wording.aLabel(value) + ".");
  }

  private static Object hash(Map<?, ?> map, List<Object> keys, Frame f, Access node) {
    if (keys.isEmpty()) {
      throw f.failure(
          node.left().pos(),
          "BAD_HASH_SLICE_ARITY",
          "Hash supports [] with one or more keys. Got 0");
    }
    if (keys.size() == 1) {
      Object found = map.get(keys.get(0));
      return found == null ? Undef.UNDEF : found;
    }
    List<Object> values = new ArrayList<>();
    for (Object key : keys) {
      Object found = map.get(key);
      if (found != null && found != Undef.UNDEF) {
        values.add(found);
      }
    }
    return values;
  }

  private static Object list(List<?> list, List<Object> keys, Frame f, Access node) {
    if (keys.isEmpty() || keys.size() > 2) {
      throw f.failure(
          node.left().pos(),
          "BAD_ARRAY_SLICE_ARITY",
          "Array supports [] with one or two keys. Got " + keys.size());
    }
    int[] bounds = bounds(keys, list.size(), "an Array", f, node);
    if (keys.size() == 1) {
      return bounds[0] < 0 || bounds[0] >= list.size() ? Undef.UNDEF : list.get(bounds[0]);
    }
    int end = Math.min(bounds[0] + bounds[1], list.size());
    return bounds[0] > list.size() || end <= bounds[0]
        ? new ArrayList<>()
        : new ArrayList<>(list.subList(bounds[0], end));
  }

  private static Object string(String text, List<Object> keys, Frame f, Access node) {
    if (keys.isEmpty() || keys.size() > 2) {
      throw f.failure(
          node.left().pos(),
          "BAD_STRING_SLICE_ARITY",
          "String supports [] with one or two arguments. Got " + keys.size());
    }
    int length = text.codePointCount(0, text.length());
    int[] bounds = bounds(keys, length, "a String", f, node);
    int start = bounds[0];
    int end = Math.min(keys.size() == 1 ? start + 1 : start + bounds[1], length);
    if (start < 0 || start >= length || end <= start) {
      return "";
    }
    return text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
  }

  /** Start and length; negative ones count from the end. */
  private static int[] bounds(List<Object> keys, int size, String label, Frame f, Access node) {
    long start = index(keys, 0, label, f, node);
    start = start < 0 ? size + start : start;
    if (keys.size() == 1) {
      return new int[] {clamp(start), 1};
    }
    long length = index(keys, 1, label, f, node);
    length = length < 0 ? size - start + length + 1 : length;
    if (start < 0) {
      length += start;
      start = 0;
    }
    return new int[] {clamp(start), clamp(length)};
  }

  private static int clamp(long value) {
    return (int) Math.max(-1, Math.min(value, Integer.MAX_VALUE / 2));
  }

  private static long index(List<Object> keys, int i, String label, Frame f, Access node) {
    Object key = keys.get(i);
    Number number = key instanceof String text ? Numbers.parse(text) : null;
    if (number == null && key instanceof Number given) {
      number = given;
    }
    if (number instanceof Long whole) {
      return whole;
    }
    int pos = node.keys().get(Math.min(i, node.keys().size() - 1)).pos();
    if (label.equals("a String")) {
      throw f.failure(
          pos,
          "BAD_STRING_SLICE_KEY_TYPE",
          "A substring operation does not accept "
              + Wording.withArticle(typeName(number == null ? key : number))
              + " as a character index. Expected an Integer");
    }
    throw number == null
        ? f.failure(
            pos,
            "NOT_NUMERIC",
            "The value '" + ValueText.of(key) + "' cannot be converted to Numeric.")
        : f.failure(
            pos,
            "BAD_SLICE_KEY_TYPE",
            "An Array[] cannot use " + typeName(number) + " where Integer is expected");
  }

  static String typeName(Object value) {
    return value == Undef.UNDEF ? "Undef" : Types.inferGeneric(value).toString();
  }
}
