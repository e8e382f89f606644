package plumb.values.functions.stdlib;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Jump;
import plumb.values.Lambda;
import plumb.values.Regex;
import plumb.values.Undef;
import plumb.values.format.FormatException;
import plumb.values.format.NumberText;
import plumb.values.functions.Function;
import plumb.values.functions.LegacyText;
import plumb.values.functions.Overloads;
import plumb.values.functions.Substitution;
import plumb.values.functions.Walk;

/** Functions of hashes, and those that treat arrays and hashes alike. */
final class Hashes {
  private Hashes() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "deep_merge" -> Legacy.function(name, Hashes::deepMerge);
      case "dig44" -> Legacy.function(name, -2, Hashes::dig44);
      case "has_key" -> Legacy.function(name, Hashes::hasKey);
      case "join_keys_to_values" -> Legacy.function(name, Hashes::joinKeysToValues);
      case "merge" -> Merge.function();
      case "prefix" -> Legacy.atLeast(1, name, args -> affix(args, name, "prefix"));
      case "suffix" -> Legacy.atLeast(1, name, args -> affix(args, name, "suffix"));
      case "try_get_value" -> Legacy.function(name, -2, Hashes::tryGetValue);
      default -> null;
    };
  }

  private static Object deepMerge(List<Object> args) {
    if (args.size() < 2) {
      throw new EvaluationException(
          "deep_merge(): wrong number of arguments (" + args.size() + "; must be at least 2)");
    }
    Map<Object, Object> result = new LinkedHashMap<>();
    for (Object arg : args) {
      if (arg instanceof Map<?, ?> map) {
        mergeInto(result, map);
      } else if (!arg.equals("")) {
        throw new EvaluationException(
            "deep_merge: unexpected argument type "
                + LegacyText.className(arg)
                + ", only expects hash arguments");
      }
    }
    return result;
  }

  private static void mergeInto(Map<Object, Object> result, Map<?, ?> map) {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      Object old = result.get(entry.getKey());
      if (old instanceof Map<?, ?> inner && entry.getValue() instanceof Map<?, ?> added) {
        Map<Object, Object> merged = new LinkedHashMap<>(inner);
        mergeInto(merged, added);
        result.put(entry.getKey(), merged);
      } else {
        result.put(entry.getKey(), entry.getValue());
      }
    }
  }

  private static Object dig44(List<Object> args) {
    if (args.size() < 2) {
      throw Legacy.wrongCount("dig44", args.size(), "at least 2");
    }
    Object data = args.get(0);
    if (!(data instanceof Map<?, ?> || data instanceof List<?>)) {
      throw new EvaluationException(
          "dig44(): first argument must be a hash or an array, given "
              + LegacyText.className(data));
    }
    if (!(args.get(1) instanceof List<?> path)) {
      throw new EvaluationException(
          "dig44(): second argument must be an array, given " + LegacyText.className(args.get(1)));
    }
    Object value = data;
    for (Object key : path) {
      value = inner(value, key);
      if (value == Undef.UNDEF) {
        return Legacy.argument(args, 2);
      }
    }
    return value;
  }

  private static Object inner(Object structure, Object key) {
    if (structure instanceof List<?> list) {
      long index;
      try {
        index =
            key instanceof String text
                ? NumberText.parseInteger(text).longValue()
                : Legacy.integer(key).longValue();
      } catch (FormatException e) {
        return Undef.UNDEF;
      }
      long position = index < 0 ? index + list.size() : index;
      return position < 0 || position >= list.size() ? Undef.UNDEF : list.get((int) position);
    }
    Object value = structure instanceof Map<?, ?> map ? map.get(key) : null;
    return value == null ? Undef.UNDEF : value;
  }

  private static Object tryGetValue(List<Object> args) {
    Object data = Legacy.argument(args, 0);
    Object path = args.size() > 1 ? args.get(1) : "";
    Object fallback = Legacy.argument(args, 2);
    if (!(data instanceof Map<?, ?> || data instanceof List<?>) || path.equals("")) {
      return Legacy.isTrue(fallback) ? fallback : data;
    }
    String separator = args.size() > 3 ? LegacyText.string(args.get(3)) : "/";
    List<Object> keys = new ArrayList<>();
    for (Object key :
        Substitution.split(LegacyText.string(path), Regex.of(Regex.escape(separator)))) {
      String text = (String) key;
      boolean number = Regex.of("^\\d+$").matches(text);
      keys.add(number ? (Object) Legacy.integer(text).longValue() : text);
    }
    return dig44(List.of(data, keys, fallback));
  }

  private static Object hasKey(List<Object> args) {
    if (args.size() != 2) {
      throw new EvaluationException(
          "has_key(): wrong number of arguments (" + args.size() + "; must be 2)");
    }
    if (args.get(0) instanceof Map<?, ?> map) {
      return map.containsKey(args.get(1));
    }
    throw new EvaluationException(
        "has_key(): expects the first argument to be a hash, got "
            + LegacyText.inspect(args.get(0))
            + " which is of type "
            + LegacyText.className(args.get(0)));
  }

  private static Object joinKeysToValues(List<Object> args) {
    if (args.size() != 2) {
      throw new EvaluationException(
          "join_keys_to_values(): Takes exactly two arguments, but " + args.size() + " given.");
    }
    if (!(args.get(0) instanceof Map<?, ?> map)) {
      throw new EvaluationException(
          "join_keys_to_values(): The first argument must be a hash, but a "
              + LegacyText.className(args.get(0))
              + " was given.");
    }
    if (!(args.get(1) instanceof String separator)) {
      throw new EvaluationException(
          "join_keys_to_values(): The second argument must be a string, but a "
              + LegacyText.className(args.get(1))
              + " was given.");
    }
    List<Object> result = new ArrayList<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String key = LegacyText.of(entry.getKey());
      if (entry.getValue() instanceof List<?> values) {
        for (Object value : values) {
          result.add(key + separator + LegacyText.of(value));
        }
      } else {
        String value = LegacyText.of(entry.getValue());
        result.add(value.equals("undef") ? key : key + separator + value);
      }
    }
    return result;
  }

  private static Object affix(List<Object> args, String name, String what) {
    Object enumerable = args.get(0);
    if (!(enumerable instanceof List<?> || enumerable instanceof Map<?, ?>)) {
      throw new EvaluationException(
          name
              + "(): expected first argument to be an Array or a Hash, got "
              + LegacyText.inspect(enumerable));
    }
    Object given = Legacy.argument(args, 1);
    if (Legacy.isTrue(given) && !(given instanceof String)) {
      throw new EvaluationException(
          name + "(): expected second argument to be a String, got " + LegacyText.inspect(given));
    }
    String affix = given instanceof String text ? text : "";
    UnaryOperator<String> change =
        what.equals("prefix") ? text -> affix + text : text -> text + affix;
    if (enumerable instanceof List<?> list) {
      List<Object> result = new ArrayList<>(list.size());
      for (Object element : list) {
        result.add(change.apply(LegacyText.of(element)));
      }
      return result;
    }
    Map<Object, Object> result = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) enumerable).entrySet()) {
      result.put(change.apply(LegacyText.of(entry.getKey())), entry.getValue());
    }
    return result;
  }

  /** {@code merge}: hashes into one, or what a block makes of elements. */
  private static final class Merge {
    private Merge() {}

    static Function function() {
      return Overloads.named("merge")
          .on(
              "Variant[Hash[Scalar, Any], Undef, String[0, 0]] args* >> Hash[Scalar, Any]",
              (args, block, callbacks) -> hashes(args))
          .on(
              "Iterable args*, Callable[3, 3] &block >> Hash",
              (args, block, callbacks) -> reduce(args, block, true))
          .on(
              "Iterable args*, Callable[2, 2] &block >> Hash",
              (args, block, callbacks) -> reduce(args, block, false));
    }

    private static Object hashes(List<Object> args) {
      Map<Object, Object> result = new LinkedHashMap<>();
      for (Object arg : args) {
        if (arg instanceof Map<?, ?> map) {
          result.putAll(map);
        }
      }
      return result;
    }

    private static Object reduce(List<Object> args, @Nullable Lambda block, boolean keyed) {
      if (args.size() != 1 || block == null) {
        throw new EvaluationException(
            "wrong number of arguments (given " + args.size() + ", expected 1)");
      }
      Map<Object, Object> result = new LinkedHashMap<>();
      Walk walk = Walk.resume(args.get(0));
      try {
        while (walk.next()) {
          Object merged =
              block.call(
                  keyed
                      ? List.of(result, walk.key(), walk.value())
                      : List.of(result, walk.element()));
          if (merged instanceof Map<?, ?> map) {
            result.putAll(map);
          }
        }
      } catch (Jump.Break end) {
        return result;
      }
      return result;
    }
  }
}
