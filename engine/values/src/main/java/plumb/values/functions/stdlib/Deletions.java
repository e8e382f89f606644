package plumb.values.functions.stdlib;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Regex;
import plumb.values.Undef;
import plumb.values.functions.Function;
import plumb.values.functions.LegacyText;
import plumb.values.functions.RubyOrder;
import plumb.values.functions.RubyText;

/** Functions that leave elements out of arrays, hashes and texts. */
final class Deletions {
  private Deletions() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "delete" -> Legacy.function(name, Deletions::delete);
      case "delete_at" -> Legacy.atLeast(2, name, Deletions::deleteAt);
      case "delete_regex" -> Legacy.function(name, Deletions::deleteRegex);
      case "delete_undef_values" -> Legacy.function(name, Deletions::deleteUndefValues);
      case "delete_values" -> Legacy.function(name, Deletions::deleteValues);
      case "grep" -> Legacy.function(name, args -> grep(args, "grep", true));
      case "reject" -> Legacy.function(name, args -> grep(args, "reject", false));
      default -> null;
    };
  }

  private static List<?> itemsOf(Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    if (value instanceof Map<?, ?> map) {
      return Lists.pairs(map);
    }
    return value == Undef.UNDEF ? List.of() : List.of(value);
  }

  private static Object delete(List<Object> args) {
    if (args.size() != 2) {
      throw new EvaluationException(
          "delete(): Wrong number of arguments given " + args.size() + " for 2");
    }
    Object collection = args.get(0);
    for (Object item : itemsOf(args.get(1))) {
      if (collection instanceof List<?> list) {
        collection = filtered(list, element -> !RubyOrder.equal(element, item));
      } else if (collection instanceof Map<?, ?> map) {
        collection = filtered(map, entry -> !entry.getKey().equals(item));
      } else if (collection instanceof String text) {
        if (!(item instanceof String part)) {
          throw new EvaluationException(
              "wrong argument type " + RubyText.describe(item) + " (expected Regexp)");
        }
        collection = text.replace(part, "");
      } else {
        throw new EvaluationException(
            "delete(): First argument must be an Array, String, or Hash. Given an argument of class "
                + LegacyText.className(collection)
                + ".");
      }
    }
    return collection;
  }

  static List<Object> filtered(List<?> list, Predicate<Object> keep) {
    List<Object> result = new ArrayList<>(list.size());
    for (Object element : list) {
      if (keep.test(element)) {
        result.add(element);
      }
    }
    return result;
  }

  static Map<Object, Object> filtered(Map<?, ?> map, Predicate<Map.Entry<?, ?>> keep) {
    Map<Object, Object> result = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (keep.test(entry)) {
        result.put(entry.getKey(), entry.getValue());
      }
    }
    return result;
  }

  private static Object deleteAt(List<Object> args) {
    List<Object> result = new ArrayList<>(Lists.list(args.get(0), "delete_at"));
    if (args.get(1) instanceof String text && !Regex.of("^\\d+$").matches(text)) {
      throw new EvaluationException("delete_at(): You must provide non-negative numeric index");
    }
    int index = Legacy.integer(args.get(1)).intValue();
    if (index > result.size() - 1) {
      throw new EvaluationException("delete_at(): Given index exceeds size of array given");
    }
    int position = index < 0 ? index + result.size() : index;
    if (position >= 0) {
      result.remove(position);
    }
    return result;
  }

  private static Object deleteRegex(List<Object> args) {
    if (args.size() != 2) {
      throw new EvaluationException(
          "delete_regex(): Wrong number of arguments given " + args.size() + " for 2");
    }
    Object collection = args.get(0);
    for (Object item : itemsOf(args.get(1))) {
      Regex regex = Regex.of("\\b" + LegacyText.of(item) + "\\b");
      if (collection instanceof List<?> list) {
        collection = filtered(list, element -> !matches(regex, element));
      } else if (collection instanceof Map<?, ?> map) {
        collection = filtered(map, entry -> !matches(regex, entry.getKey()));
      } else if (collection instanceof String) {
        throw RubyText.noMethod("reject!", collection);
      } else {
        throw new EvaluationException(
            "delete_regex(): First argument must be an Array, Hash, or String. Given an argument of"
                + " class "
                + LegacyText.className(collection)
                + ".");
      }
    }
    return collection;
  }

  private static boolean matches(Regex regex, Object element) {
    return element instanceof String text && regex.matches(text);
  }

  private static Object deleteUndefValues(List<Object> args) {
    if (args.isEmpty()) {
      throw new EvaluationException("delete_undef_values(): Wrong number of arguments given (0)");
    }
    if (args.get(0) instanceof List<?> list) {
      return filtered(list, element -> element != Undef.UNDEF);
    }
    if (args.get(0) instanceof Map<?, ?> map) {
      return filtered(map, entry -> entry.getValue() != Undef.UNDEF);
    }
    throw new EvaluationException(
        "delete_undef_values(): expected an array or hash, got "
            + LegacyText.of(args.get(0))
            + " type  "
            + LegacyText.className(args.get(0))
            + " ");
  }

  private static Object deleteValues(List<Object> args) {
    if (args.size() != 2) {
      throw new EvaluationException(
          "delete_values(): Wrong number of arguments given (" + args.size() + " of 2)");
    }
    if (!(args.get(0) instanceof Map<?, ?> map)) {
      throw new EvaluationException(
          "delete_values(): First argument must be a Hash. Given an argument of class "
              + LegacyText.className(args.get(0))
              + ".");
    }
    return filtered(map, entry -> !RubyOrder.equal(args.get(1), entry.getValue()));
  }

  private static Object grep(List<Object> args, String name, boolean keep) {
    if (args.size() != 2) {
      throw new EvaluationException(
          name + "(): Wrong number of arguments given " + args.size() + " for 2");
    }
    Regex pattern = Regex.of(LegacyText.string(args.get(1)));
    if (args.get(0) instanceof Map<?, ?> map) {
      // An entry never matches as a whole, but its key can be rejected.
      return keep ? List.of() : filtered(map, entry -> !matches(pattern, entry.getKey()));
    }
    return filtered(
        Lists.elements(args.get(0), name), element -> matches(pattern, element) == keep);
  }
}
