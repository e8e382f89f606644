package plumb.values.functions.stdlib;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.SizeLimit;
import plumb.values.Undef;
import plumb.values.functions.CollectionFunctions;
import plumb.values.functions.Function;
import plumb.values.functions.LegacyText;
import plumb.values.functions.RubyOrder;
import plumb.values.functions.RubyText;

/** Functions that make arrays of others, and those that choose among their arguments. */
final class Lists {
  private Lists() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "any2array" -> Legacy.function(name, Lists::any2array);
      case "concat" -> Legacy.function(name, Lists::concat);
      case "count" -> Legacy.function(name, -2, Lists::count);
      case "difference" -> Legacy.function(name, Lists::difference);
      case "hash" -> Legacy.atLeast(1, name, Lists::hash);
      case "intersection" -> Legacy.function(name, Lists::intersection);
      case "member" -> Legacy.atLeast(2, name, Lists::member);
      case "pick" -> Legacy.function(name, Lists::pick);
      case "pick_default" -> Legacy.function(name, Lists::pickDefault);
      case "reverse" -> Legacy.atLeast(1, name, Lists::reverse);
      case "union" -> Legacy.function(name, Lists::union);
      case "values_at" -> Legacy.atLeast(2, name, Ranges::valuesAt);
      case "zip" -> Legacy.atLeast(2, name, Lists::zip);
      default -> null;
    };
  }

  static List<?> list(Object value, String name) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw new EvaluationException(name + "(): Requires array to work with");
  }

  private static Object any2array(List<Object> args) {
    if (args.size() != 1) {
      return args;
    }
    Object only = args.get(0);
    if (only instanceof List<?>) {
      return only;
    }
    if (only instanceof Map<?, ?> map) {
      List<Object> result = new ArrayList<>();
      map.forEach(
          (key, value) -> {
            result.add(key);
            result.add(value);
          });
      return result;
    }
    return only.equals("") ? List.of() : args;
  }

  private static Object concat(List<Object> args) {
    if (args.size() < 2) {
      throw Legacy.wrongCount("concat", args.size(), "< 2");
    }
    List<Object> result = new ArrayList<>(list(args.get(0), "concat"));
    for (Object arg : args.subList(1, args.size())) {
      if (arg instanceof List<?> more) {
        SizeLimit.checkElements((long) result.size() + more.size());
        result.addAll(more);
      } else {
        result.add(arg);
      }
    }
    return result;
  }

  private static Object count(List<Object> args) {
    if (args.size() > 2) {
      throw new EvaluationException(
          "count(): Wrong number of arguments given " + args.size() + " for 1 or 2.");
    }
    Object item = Legacy.argument(args, 1);
    if (Legacy.argument(args, 0) instanceof String text) {
      return countCharacters(text, item);
    }
    Iterable<?> elements =
        Legacy.argument(args, 0) instanceof Map<?, ?> map
            ? pairs(map)
            : elements(Legacy.argument(args, 0), "count");
    long count = 0;
    for (Object element : elements) {
      boolean counts =
          Legacy.isTrue(item)
              ? RubyOrder.equal(element, item)
              : element != Undef.UNDEF && !element.equals("");
      count += counts ? 1 : 0;
    }
    return count;
  }

  private static Object countCharacters(String text, Object item) {
    if (!Legacy.isTrue(item)) {
      throw new EvaluationException("wrong number of arguments (given 0, expected 1+)");
    }
    CharacterSet set = CharacterSet.of(LegacyText.string(item));
    return text.codePoints().filter(set::contains).count();
  }

  static List<?> elements(Object value, String method) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw RubyText.noMethod(method, value);
  }

  static List<Object> pairs(Map<?, ?> map) {
    List<Object> result = new ArrayList<>(map.size());
    map.forEach((key, value) -> result.add(List.of(key, value)));
    return result;
  }

  static void requireTwo(String name, List<Object> args) {
    if (args.size() != 2) {
      throw Legacy.wrongCount(name, args.size(), "2");
    }
  }

  private static Object difference(List<Object> args) {
    requireTwo("difference", args);
    if (args.get(0) instanceof List<?> first && args.get(1) instanceof List<?> second) {
      Set<Object> excluded = new HashSet<>(second);
      return Deletions.filtered(first, element -> !excluded.contains(element));
    }
    throw new EvaluationException("difference(): Requires 2 arrays");
  }

  private static Object intersection(List<Object> args) {
    requireTwo("intersection", args);
    if (args.get(0) instanceof List<?> first && args.get(1) instanceof List<?> second) {
      Set<Object> result = new LinkedHashSet<>(first);
      result.retainAll(new HashSet<>(second));
      return new ArrayList<>(result);
    }
    throw new EvaluationException(
        "intersection(): Requires 2 arrays, got "
            + LegacyText.className(args.get(0))
            + " and "
            + LegacyText.className(args.get(1)));
  }

  private static Object union(List<Object> args) {
    if (args.size() < 2) {
      throw Legacy.wrongCount("union", args.size(), "< 2");
    }
    Set<Object> result = new LinkedHashSet<>();
    for (Object arg : args) {
      if (!(arg instanceof List<?>)) {
        throw new EvaluationException("union(): Every parameter must be an array");
      }
    }
    for (Object arg : args) {
      result.addAll((List<?>) arg);
    }
    return new ArrayList<>(result);
  }

  private static Object hash(List<Object> args) {
    List<Object> flat = CollectionFunctions.flatten(list(args.get(0), "hash"));
    if (flat.size() % 2 != 0) {
      throw new EvaluationException("hash(): Unable to compute hash from array given");
    }
    Map<Object, Object> result = new LinkedHashMap<>();
    for (int i = 0; i < flat.size(); i += 2) {
      result.put(flat.get(i), flat.get(i + 1));
    }
    return result;
  }

  private static Object member(List<Object> args) {
    List<?> list = list(args.get(0), "member");
    Object wanted = args.get(1);
    boolean single = wanted instanceof String || wanted instanceof Long;
    if (!single && !(wanted instanceof List<?>)) {
      throw new EvaluationException(
          "member(): Item to search for must be a string, fixnum, or array");
    }
    List<?> items = single ? List.of(wanted) : (List<?>) wanted;
    if (items.isEmpty()) {
      throw new EvaluationException(
          "member(): You must provide item to search for within array given");
    }
    return new HashSet<>(list).containsAll(items);
  }

  private static boolean isPicked(Object value) {
    return value != Undef.UNDEF && !value.equals("");
  }

  private static Object pick(List<Object> args) {
    for (Object arg : args) {
      if (isPicked(arg)) {
        return arg;
      }
    }
    throw new EvaluationException("pick(): must receive at least one non empty value");
  }

  private static Object pickDefault(List<Object> args) {
    if (args.isEmpty()) {
      throw new EvaluationException("Must receive at least one argument.");
    }
    for (Object arg : args) {
      if (isPicked(arg)) {
        return arg;
      }
    }
    return args.get(args.size() - 1);
  }

  private static Object reverse(List<Object> args) {
    if (args.get(0) instanceof String text) {
      return new StringBuilder(text).reverse().toString();
    }
    if (args.get(0) instanceof List<?> list) {
      List<Object> result = new ArrayList<>(list);
      java.util.Collections.reverse(result);
      return result;
    }
    throw new EvaluationException("reverse(): Requires either array or string to work with");
  }

  private static Object zip(List<Object> args) {
    if (!(args.get(0) instanceof List<?> a && args.get(1) instanceof List<?> b)) {
      throw new EvaluationException("zip(): Requires array to work with");
    }
    List<Object> result = new ArrayList<>(a.size());
    for (int i = 0; i < a.size(); i++) {
      result.add(List.of(a.get(i), i < b.size() ? b.get(i) : Undef.UNDEF));
    }
    Object flatten = Legacy.argument(args, 2);
    boolean flat = Legacy.isTrue(flatten) && Scalars.bool(flatten);
    return flat ? CollectionFunctions.flatten(result) : result;
  }
}
