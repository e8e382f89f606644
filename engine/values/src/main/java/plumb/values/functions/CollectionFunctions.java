package plumb.values.functions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.values.Binary;
import plumb.values.IteratorValue;
import plumb.values.Lambda;
import plumb.values.Sensitive;
import plumb.values.SizeLimit;
import plumb.values.TimeLimit;
import plumb.values.Undef;

/** Functions of arrays and hashes, and the size of whatever has one. */
public final class CollectionFunctions {
  private CollectionFunctions() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "empty" -> empty();
      case "flatten" ->
          Overloads.named(name).on("Any args*", (args, block, callbacks) -> flatten(args));
      case "join" ->
          Overloads.named(name)
              .on(
                  "Array arg, String delimiter?",
                  (args, block, callbacks) ->
                      RubyText.join(
                          (List<?>) args.get(0), args.size() > 1 ? (String) args.get(1) : ""));
      case "keys" ->
          Overloads.named(name)
              .on(
                  "Hash hsh",
                  (args, block, callbacks) -> new ArrayList<>(((Map<?, ?>) args.get(0)).keySet()));
      case "values" ->
          Overloads.named(name)
              .on(
                  "Hash hsh",
                  (args, block, callbacks) -> new ArrayList<>(((Map<?, ?>) args.get(0)).values()));
      case "length" ->
          Overloads.named(name)
              .on("Collection arg", CollectionFunctions::length)
              .on("String arg", CollectionFunctions::length)
              .on("Binary arg", CollectionFunctions::length);
      case "size" ->
          Overloads.named(name)
              .on("Variant[Collection, String, Binary] arg", CollectionFunctions::length);
      case "sort" ->
          Overloads.named(name)
              .on("String string_value, Callable[2, 2] &block?", CollectionFunctions::sort)
              .on("Array array_value, Callable[2, 2] &block?", CollectionFunctions::sort);
      case "unique" ->
          Overloads.named(name)
              .on("String string, Callable[String] &block?", CollectionFunctions::unique)
              .on("Hash hash, Callable[Any] &block?", CollectionFunctions::unique)
              .on("Array array, Callable[Any] &block?", CollectionFunctions::unique)
              .on("Iterable iterable, Callable[Any] &block?", CollectionFunctions::unique);
      default -> Digging.find(name);
    };
  }

  private static Overloads empty() {
    return Overloads.named("empty")
        .on("Collection coll", (args, block, callbacks) -> isEmpty(args.get(0)))
        .on(
            "Sensitive[String] str",
            (args, block, callbacks) -> isEmpty(((Sensitive) args.get(0)).value()))
        .on("String str", (args, block, callbacks) -> isEmpty(args.get(0)))
        .on(
            "Numeric num",
            (args, block, callbacks) -> {
              PlacedWarning.oncePerPlace(
                  callbacks,
                  "empty-from-",
                  "Calling function empty() with Numeric value is deprecated.");
              return false;
            })
        .on("Binary bin", (args, block, callbacks) -> ((Binary) args.get(0)).length() == 0)
        .on("Undef x", (args, block, callbacks) -> true);
  }

  private static boolean isEmpty(Object value) {
    if (value instanceof String text) {
      return text.isEmpty();
    }
    return value instanceof List<?> list ? list.isEmpty() : ((Map<?, ?>) value).isEmpty();
  }

  private static Object length(List<Object> args, @Nullable Lambda block, Callbacks callbacks) {
    Object value = args.get(0);
    if (value instanceof String text) {
      return (long) text.codePointCount(0, text.length());
    }
    if (value instanceof Binary binary) {
      return (long) binary.length();
    }
    return (long) (value instanceof List<?> list ? list.size() : ((Map<?, ?>) value).size());
  }

  /** The elements, and those of the lists among them, at any depth. */
  public static List<Object> flatten(List<?> list) {
    List<Object> result = new ArrayList<>(list.size());
    flattenInto(result, list);
    return result;
  }

  private static void flattenInto(List<Object> result, List<?> list) {
    TimeLimit.check();
    for (Object element : list) {
      if (element instanceof List<?> inner) {
        flattenInto(result, inner);
      } else {
        result.add(element);
      }
    }
    SizeLimit.checkElements(result.size());
  }

  /** The characters of a text, each as a string. */
  public static List<Object> characters(String text) {
    List<Object> result = new ArrayList<>(text.length());
    int end;
    for (int i = 0; i < text.length(); i = end) {
      end = text.offsetByCodePoints(i, 1);
      result.add(text.substring(i, end));
    }
    return result;
  }

  private static Object sort(List<Object> args, @Nullable Lambda block, Callbacks callbacks) {
    Object value = args.get(0);
    if (value instanceof String text) {
      return RubyText.join(sorted(characters(text), block), "");
    }
    return sorted(new ArrayList<>((List<?>) value), block);
  }

  private static List<Object> sorted(List<Object> list, @Nullable Lambda block) {
    return block == null
        ? MergeSort.sorted(list, RubyOrder::comparison)
        : MergeSort.sorted(list, (a, b) -> RubyOrder.order(block.call(List.of(a, b)), a, b));
  }

  private static Object unique(List<Object> args, @Nullable Lambda block, Callbacks callbacks) {
    Object value = args.get(0);
    if (value instanceof String text) {
      return RubyText.join(unique(characters(text), block), "");
    }
    if (value instanceof Map<?, ?> map) {
      return uniqueValues(map, block);
    }
    if (value instanceof List<?> list) {
      return unique(list, block);
    }
    List<Object> elements = new ArrayList<>();
    Walk walk = Walk.over(value);
    while (walk.next()) {
      elements.add(
          value instanceof IteratorValue && walk.hasKeys() ? walk.element() : walk.value());
      SizeLimit.checkElements(elements.size());
    }
    return unique(elements, block);
  }

  private static List<Object> unique(List<?> list, @Nullable Lambda block) {
    if (block == null) {
      list.forEach(SizeLimit::checkKey);
      return new ArrayList<>(new LinkedHashSet<>(list));
    }
    Set<Object> seen = new LinkedHashSet<>();
    List<Object> result = new ArrayList<>();
    for (Object element : list) {
      if (seen.add(block.call(List.of(element)))) {
        result.add(element);
      }
    }
    return result;
  }

  /** The keys with the same value in one list, as key of the list of different values. */
  private static Object uniqueValues(Map<?, ?> map, @Nullable Lambda block) {
    Map<Object, List<Object>> keys = new LinkedHashMap<>();
    Map<Object, Set<Object>> values = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      Object value = entry.getValue();
      Object same = block == null ? value : block.call(List.of(value));
      keys.computeIfAbsent(same, k -> new ArrayList<>()).add(entry.getKey());
      values.computeIfAbsent(same, k -> new LinkedHashSet<>()).add(value);
    }
    Map<Object, Object> result = new LinkedHashMap<>();
    for (Map.Entry<Object, List<Object>> entry : keys.entrySet()) {
      Set<Object> different = values.getOrDefault(entry.getKey(), Set.of());
      result.put(entry.getValue(), new ArrayList<>(different));
    }
    return result;
  }

  /** The value itself, or undef for none. */
  static Object orUndef(@Nullable Object value) {
    return value == null ? Undef.UNDEF : value;
  }
}
