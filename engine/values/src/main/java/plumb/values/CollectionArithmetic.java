package plumb.values;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operators {@code +}, {@code -} and {@code <<} on arrays, hashes, binaries and URIs. */
final class CollectionArithmetic {
  private CollectionArithmetic() {}

  /** The result, null when the operator is an arithmetic one for these operands. */
  static @Nullable Object apply(String operator, Object left, Object right) {
    boolean collection = left instanceof List<?> || left instanceof Map<?, ?>;
    if (operator.equals("+") && (left instanceof Uri || left instanceof Binary)) {
      return left instanceof Uri uri ? merge(uri, right) : append((Binary) left, right);
    }
    if (!collection) {
      return null;
    }
    return switch (operator) {
      case "+" ->
          left instanceof List<?> list ? concat(list, right) : merge((Map<?, ?>) left, right);
      case "-" ->
          left instanceof List<?> list ? without(list, right) : without((Map<?, ?>) left, right);
      case "<<" -> {
        if (left instanceof List<?> list) {
          SizeLimit.checkElements(list.size() + 1L);
          List<Object> result = new ArrayList<>(list.size() + 1);
          result.addAll(list);
          result.add(right);
          yield result;
        }
        throw Arithmetic.notApplicable(operator, left);
      }
      default -> null;
    };
  }

  private static List<Object> concat(List<?> left, Object right) {
    List<Object> more = Unfolding.asList(right);
    SizeLimit.checkElements((long) left.size() + more.size());
    List<Object> result = new ArrayList<>(left);
    result.addAll(more);
    return result;
  }

  private static Map<Object, Object> merge(Map<?, ?> left, Object right) {
    Map<Object, Object> result = new LinkedHashMap<>(left);
    if (right instanceof Map<?, ?> map) {
      result.putAll(map);
    } else if (right instanceof List<?> list) {
      result.putAll(fromList(list));
    } else {
      throw new EvaluationException("Can only append Array or Hash to a Hash");
    }
    SizeLimit.checkElements(result.size());
    return result;
  }

  /**
   * The hash of a flat list of keys and values, or of a list of pairs.
   *
   * @throws EvaluationException when the list is neither
   */
  static Map<Object, Object> fromList(List<?> list) {
    Map<Object, Object> result = new LinkedHashMap<>();
    if (!list.isEmpty() && list.stream().allMatch(e -> e instanceof List<?>)) {
      for (int i = 0; i < list.size(); i++) {
        List<?> pair = (List<?>) list.get(i);
        if (pair.isEmpty() || pair.size() > 2) {
          throw new EvaluationException(
              "invalid number of elements (" + pair.size() + " for 1..2)");
        }
        result.put(pair.get(0), pair.size() == 2 ? pair.get(1) : Undef.UNDEF);
      }
      return result;
    }
    if (list.size() % 2 != 0) {
      throw new EvaluationException("odd number of arguments for Hash");
    }
    for (int i = 0; i < list.size(); i += 2) {
      result.put(list.get(i), list.get(i + 1));
    }
    return result;
  }

  private static List<Object> without(List<?> left, Object right) {
    List<Object> remove = Unfolding.asList(right);
    List<Object> result = new ArrayList<>(left);
    result.removeIf(element -> remove.stream().anyMatch(r -> Equality.same(r, element)));
    return result;
  }

  private static Map<Object, Object> without(Map<?, ?> left, Object right) {
    Map<Object, Object> result = new LinkedHashMap<>(left);
    if (right instanceof Map<?, ?> map) {
      result.keySet().removeAll(map.keySet());
    } else {
      Unfolding.asList(right).forEach(result::remove);
    }
    return result;
  }

  private static Uri merge(Uri left, Object right) {
    if (right instanceof Uri uri) {
      return left.join(uri);
    }
    if (right instanceof String text) {
      return left.join(Uri.parse(text));
    }
    throw new EvaluationException("An URI can only be merged with an URI or String");
  }

  private static Binary append(Binary left, Object right) {
    if (right instanceof Binary other) {
      SizeLimit.checkCharacters((long) left.length() + other.length());
      byte[] all = new byte[left.length() + other.length()];
      System.arraycopy(left.bytes(), 0, all, 0, left.length());
      System.arraycopy(other.bytes(), 0, all, left.length(), other.length());
      return new Binary(all);
    }
    throw new EvaluationException("Can only append Binary to a Binary");
  }
}
