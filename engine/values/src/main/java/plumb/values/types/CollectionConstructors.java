package plumb.values.types;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.Binary;
import plumb.values.EvaluationException;
import plumb.values.IteratorValue;
import plumb.values.SizeLimit;
import plumb.values.Undef;
import plumb.values.Unfolding;
import plumb.values.Wording;

/** Constructors of {@code Array} and {@code Hash}. */
final class CollectionConstructors {
  private CollectionConstructors() {}

  static Constructor array() {
    return new Constructor("new_array")
        .on(
            args -> list(args.get(0)),
            "Variant[Array, Hash, Binary, Iterable] from",
            "Boolean[false] wrap?")
        .on(
            args -> args.get(0) instanceof List<?> list ? list : List.of(args.get(0)),
            "Any from",
            "Boolean[true] wrap")
        .rejecting(
            args -> Conversions.cannotConvertGeneric(args.get(0), "Array"),
            "Any from",
            "Boolean wrap?");
  }

  /** The elements of anything that can be iterated over. */
  private static List<Object> list(Object from) {
    if (from instanceof List<?> list) {
      return Conversions.copy(list);
    }
    if (from instanceof Map<?, ?> map) {
      return Unfolding.pairs(map);
    }
    List<Object> result = new ArrayList<>();
    if (from instanceof Binary binary) {
      for (byte b : binary.bytes()) {
        result.add((long) (b & 0xff));
      }
    } else if (from instanceof String text) {
      text.codePoints().forEach(c -> result.add(Character.toString(c)));
    } else if (from instanceof Long count) {
      addRange(result, 0, count - 1);
    } else if (from instanceof IntegerType range) {
      addRange(result, range.min(), range.max());
    } else if (from instanceof EnumType enumeration) {
      result.addAll(enumeration.values());
    } else if (from instanceof IteratorValue iterator) {
      return Unfolding.splat(iterator);
    } else if (from instanceof AliasType alias) {
      return list(alias.body());
    }
    return result;
  }

  private static void addRange(List<Object> out, long from, long to) {
    // The difference of the ends of the widest ranges is more than a number holds.
    SizeLimit.checkElements(to < from ? 0 : to - from < 0 ? Long.MAX_VALUE : to - from);
    for (long i = from; i <= to; i++) {
      out.add(i);
    }
  }

  static Constructor hash() {
    return new Constructor("new_hash")
        .alias("KeyValueArray", "Array[Tuple[Any, Any], 1]")
        .alias("TreeArray", "Array[Tuple[Array, Any], 1]")
        .alias("NewHashOption", "Enum[tree, hash_tree]")
        .on(
            args -> fromTree((List<?>) args.get(0), Constructor.optional(args, 1)),
            "TreeArray from",
            "NewHashOption build_option?")
        .on(args -> fromPairs((List<?>) args.get(0)), "KeyValueArray from")
        .on(args -> fromAny(args.get(0)), "Any from");
  }

  private static Map<Object, Object> fromPairs(List<?> pairs) {
    Map<Object, Object> result = new LinkedHashMap<>();
    for (Object pair : pairs) {
      result.put(((List<?>) pair).get(0), ((List<?>) pair).get(1));
    }
    return result;
  }

  private static Object fromAny(Object from) {
    if (from instanceof Map<?, ?>) {
      return from;
    }
    if (!IterableType.ITERABLE.isInstance(from)) {
      throw new EvaluationException(Conversions.cannotConvertGeneric(from, "Hash"));
    }
    List<Object> list = list(from);
    if (list.size() % 2 != 0) {
      throw new EvaluationException("odd number of arguments for Hash");
    }
    Map<Object, Object> result = new LinkedHashMap<>();
    for (int i = 0; i < list.size(); i += 2) {
      result.put(list.get(i), list.get(i + 1));
    }
    return result;
  }

  private static Object fromTree(List<?> entries, @Nullable Object option) {
    if (option == null) {
      return fromPairs(entries);
    }
    boolean allHashes = option.equals("hash_tree");
    Map<Object, Object> result = new LinkedHashMap<>();
    for (Object entry : entries) {
      List<?> path = (List<?>) ((List<?>) entry).get(0);
      Object value = ((List<?>) entry).get(1);
      if (path.isEmpty()) {
        mergeRoot(result, value);
      } else {
        put(parent(result, path), path.get(path.size() - 1), mutable(value, allHashes));
      }
    }
    return result;
  }

  private static void mergeRoot(Map<Object, Object> result, Object value) {
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        result.put((long) i, list.get(i));
      }
    } else if (value instanceof Map<?, ?> map) {
      result.putAll(map);
    } else {
      throw new EvaluationException(
          "no implicit conversion of " + Wording.rubyClass(value) + " into Hash");
    }
  }

  /** The container that the path leads to, made where it is missing. */
  @SuppressWarnings("unchecked") // containers in the tree are our own copies
  private static Object parent(Map<Object, Object> root, List<?> path) {
    Object at = root;
    for (int i = 0; i < path.size() - 1; i++) {
      Object step = path.get(i);
      Object next;
      if (at instanceof List<?> list) {
        next = element(list, step);
      } else if (at instanceof Map<?, ?> map) {
        next = map.get(step);
        if (next == null) {
          next = new LinkedHashMap<>();
          ((Map<Object, Object>) map).put(step, next);
        }
      } else {
        throw notContainer(at);
      }
      at = next;
    }
    return at;
  }

  private static Object element(List<?> list, Object index) {
    long i = index instanceof Long given ? (given < 0 ? given + list.size() : given) : -1;
    return i >= 0 && i < list.size() ? list.get((int) i) : Undef.UNDEF;
  }

  @SuppressWarnings("unchecked") // containers in the tree are our own copies
  private static void put(Object container, Object key, Object value) {
    if (container instanceof Map<?, ?> map) {
      ((Map<Object, Object>) map).put(key, value);
    } else if (container instanceof List<?> list && key instanceof Long index) {
      List<Object> target = (List<Object>) list;
      while (target.size() <= index) {
        target.add(Undef.UNDEF);
      }
      target.set(index.intValue(), value);
    } else {
      throw notContainer(container);
    }
  }

  private static EvaluationException notContainer(Object value) {
    return new EvaluationException(
        "undefined method `[]=' for " + value + ":" + Wording.rubyClass(value));
  }

  /** A copy that later entries may go into; arrays become hashes by index when so wished. */
  private static Object mutable(Object value, boolean allHashes) {
    if (value instanceof List<?> list) {
      if (!allHashes) {
        return Conversions.copy(list);
      }
      Map<Object, Object> result = new LinkedHashMap<>();
      for (int i = 0; i < list.size(); i++) {
        result.put((long) i, mutable(list.get(i), true));
      }
      return result;
    }
    return value instanceof Map<?, ?> map ? new LinkedHashMap<>(map) : value;
  }
}
