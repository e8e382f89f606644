package plumb.compiler.erb;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.Undef;

/** Methods of hashes that take no block. */
final class HashMethods {
  private HashMethods() {}

  /** Calls a method; null when a hash has none like that. */
  static @Nullable Object call(Map<?, ?> self, Method method, Object[] args) {
    if (method == Method.VALUES_AT) {
      OwnList values = new OwnList();
      for (Object key : args) {
        values.add(get(self, key));
      }
      return values;
    }
    if (method == Method.DIG && args.length > 0) {
      return dig(self, args);
    }
    return switch (args.length) {
      case 0 -> call(self, method);
      case 1 -> call(self, method, args[0]);
      case 2 -> method == Method.FETCH ? (has(self, args[0]) ? get(self, args[0]) : args[1]) : null;
      default -> null;
    };
  }

  private static @Nullable Object call(Map<?, ?> self, Method method) {
    return switch (method) {
      case EMPTY -> self.isEmpty();
      case ANY -> !self.isEmpty();
      case SIZE, COUNT -> (long) self.size();
      case KEYS -> new OwnList(self.keySet());
      case VALUES -> new OwnList(self.values());
      case TO_A -> pairs(self);
      case SORT -> ListMethods.call(pairs(self), method, new Object[0]);
      case FIRST -> self.isEmpty() ? Undef.UNDEF : pairs(self).get(0);
      default -> null;
    };
  }

  private static @Nullable Object call(Map<?, ?> self, Method method, Object arg) {
    return switch (method) {
      case INDEX -> get(self, arg);
      case FETCH -> has(self, arg) ? get(self, arg) : null;
      case HAS_KEY, INCLUDE -> has(self, arg);
      case MERGE -> arg instanceof Map<?, ?> other ? merged(self, other) : null;
      default -> null;
    };
  }

  static Object get(Map<?, ?> self, Object key) {
    Object value = self.get(RubyValues.key(key));
    return value == null ? Undef.UNDEF : value;
  }

  private static boolean has(Map<?, ?> self, Object key) {
    return self.containsKey(RubyValues.key(key));
  }

  private static @Nullable Object dig(Map<?, ?> self, Object[] keys) {
    Object value = self;
    for (Object key : keys) {
      if (value instanceof Map<?, ?> map) {
        value = get(map, key);
      } else if (value instanceof List<?> list && key instanceof Long index) {
        value = ListMethods.at(list, index);
      } else if (value != Undef.UNDEF) {
        return null;
      }
    }
    return value;
  }

  /** The entries, each as an array of its own. */
  static OwnList pairs(Map<?, ?> self) {
    OwnList pairs = new OwnList(self.size());
    for (Map.Entry<?, ?> entry : self.entrySet()) {
      pairs.add(pair(entry));
    }
    return pairs;
  }

  static OwnList pair(Map.Entry<?, ?> entry) {
    return new OwnList(List.of(entry.getKey(), entry.getValue()));
  }

  private static OwnMap merged(Map<?, ?> self, Map<?, ?> other) {
    OwnMap merged = new OwnMap(self);
    merged.putAll(other);
    return merged;
  }
}
