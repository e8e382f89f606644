package plumb.compiler.erb;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.values.SizeLimit;
import plumb.values.Undef;

/** Methods of arrays that take no block. */
final class ListMethods {
  private ListMethods() {}

  /** Calls a method; null when an array has none like that. */
  static @Nullable Object call(List<?> self, Method method, Object[] args) {
    return switch (args.length) {
      case 0 -> call(self, method);
      case 1 -> call(self, method, args[0]);
      case 2 ->
          method == Method.INDEX && args[0] instanceof Long start && args[1] instanceof Long size
              ? part(self, start, size)
              : null;
      default -> null;
    };
  }

  private static @Nullable Object call(List<?> self, Method method) {
    return switch (method) {
      case EMPTY -> self.isEmpty();
      case SIZE, COUNT -> (long) self.size();
      case FIRST -> at(self, 0);
      case LAST -> at(self, -1);
      case JOIN -> joined(self, "");
      case TO_A -> self;
      case SORT -> sorted(self);
      case MAX -> self.isEmpty() ? Undef.UNDEF : extreme(self, 1);
      case MIN -> self.isEmpty() ? Undef.UNDEF : extreme(self, -1);
      case ANY -> self.stream().anyMatch(RubyValues::isTrue);
      case ALL -> self.stream().allMatch(RubyValues::isTrue);
      case NONE -> self.stream().noneMatch(RubyValues::isTrue);
      case FLATTEN -> flatten(self, new OwnList());
      case UNIQ -> new OwnList(keys(self));
      case COMPACT -> compacted(self);
      case REVERSE -> reversed(self);
      case TRANSPOSE -> transposed(self);
      default -> null;
    };
  }

  private static @Nullable Object call(List<?> self, Method method, Object arg) {
    if (arg instanceof List<?> other) {
      switch (method) {
        case PLUS -> {
          OwnList sum = new OwnList(self);
          sum.addAll(other);
          return sum;
        }
        case MINUS -> {
          OwnList rest = new OwnList(self);
          rest.removeAll(keys(other));
          return rest;
        }
        case UNION -> {
          Set<Object> all = keys(self);
          all.addAll(keys(other));
          return new OwnList(all);
        }
        case INTERSECTION -> {
          Set<Object> both = keys(self);
          both.retainAll(keys(other));
          return new OwnList(both);
        }
        case ZIP -> {
          return zipped(self, other);
        }
        default -> {}
      }
    }
    return switch (method) {
      case INDEX -> index(self, arg);
      case FETCH ->
          arg instanceof Long i && i >= 0 && i < self.size() ? self.get(i.intValue()) : null;
      case FIRST -> arg instanceof Long count && count >= 0 ? part(self, 0, count) : null;
      case TAKE -> arg instanceof Long count && count >= 0 ? part(self, 0, count) : null;
      case DROP ->
          arg instanceof Long count && count >= 0
              ? part(self, Math.min(count, self.size()), self.size())
              : null;
      case JOIN -> arg instanceof String separator ? joined(self, separator) : null;
      case INCLUDE -> place(self, arg) >= 0;
      case FIND_INDEX -> place(self, arg) < 0 ? Undef.UNDEF : (Object) (long) place(self, arg);
      case TIMES -> arg instanceof String separator ? joined(self, separator) : null;
      case COMPARE -> arg instanceof List<?> ? (Object) (long) RubyValues.compare(self, arg) : null;
      case FLATTEN, LAST -> null;
      default -> null;
    };
  }

  private static @Nullable Object index(List<?> self, Object arg) {
    if (arg instanceof Long i) {
      return at(self, i);
    }
    if (arg instanceof RubyRange range) {
      long start = range.from() < 0 ? range.from() + self.size() : range.from();
      long end = range.to() < 0 ? range.to() + self.size() : range.to();
      return start < 0
          ? Undef.UNDEF
          : part(self, start, Math.max(0, end - start + (range.exclusive() ? 0 : 1)));
    }
    return null;
  }

  static Object at(List<?> self, long index) {
    long at = index < 0 ? index + self.size() : index;
    return at < 0 || at >= self.size() ? Undef.UNDEF : self.get((int) at);
  }

  private static Object part(List<?> self, long start, long size) {
    long from = start < 0 ? start + self.size() : start;
    if (from < 0 || from > self.size() || size < 0) {
      return Undef.UNDEF;
    }
    return new OwnList(self.subList((int) from, (int) Math.min(self.size(), from + size)));
  }

  private static int place(List<?> self, Object wanted) {
    for (int i = 0; i < self.size(); i++) {
      if (RubyValues.equal(self.get(i), wanted)) {
        return i;
      }
    }
    return -1;
  }

  /** The elements, of which none is equal to one before. */
  private static Set<Object> keys(List<?> list) {
    Set<Object> keys = new LinkedHashSet<>();
    for (Object element : list) {
      keys.add(RubyValues.key(element));
    }
    return keys;
  }

  private static String joined(List<?> self, String separator) {
    StringBuilder out = new StringBuilder();
    join(out, self, separator, true);
    return out.toString();
  }

  private static void join(StringBuilder out, List<?> list, String separator, boolean first) {
    boolean start = first;
    for (Object element : list) {
      if (!start) {
        out.append(separator);
      }
      start = false;
      if (element instanceof List<?> inner) {
        join(out, inner, separator, true);
      } else {
        out.append(RubyValues.text(element));
      }
      SizeLimit.checkCharacters(out.length());
    }
  }

  private static OwnList sorted(List<?> self) {
    OwnList sorted = new OwnList(self);
    sorted.sort(RubyValues::compare);
    return sorted;
  }

  private static Object extreme(List<?> self, int direction) {
    Object found = self.get(0);
    for (Object element : self) {
      if (RubyValues.compare(element, found) * direction > 0) {
        found = element;
      }
    }
    return found;
  }

  static OwnList flatten(List<?> self, OwnList into) {
    for (Object element : self) {
      if (element instanceof List<?> inner) {
        OwnList unused = flatten(inner, into);
      } else {
        into.add(element);
      }
    }
    return into;
  }

  private static OwnList compacted(List<?> self) {
    OwnList rest = new OwnList(self);
    rest.removeIf(element -> element == Undef.UNDEF);
    return rest;
  }

  private static OwnList reversed(List<?> self) {
    OwnList reversed = new OwnList(self);
    Collections.reverse(reversed);
    return reversed;
  }

  private static OwnList zipped(List<?> self, List<?> other) {
    OwnList pairs = new OwnList(self.size());
    for (int i = 0; i < self.size(); i++) {
      pairs.add(new OwnList(List.of(self.get(i), at(other, i))));
    }
    return pairs;
  }

  private static @Nullable Object transposed(List<?> self) {
    OwnList rows = new OwnList();
    for (Object element : self) {
      if (!(element instanceof List<?> row)
          || self.get(0) instanceof List<?> first && first.size() != row.size()) {
        return null;
      }
      for (int i = 0; i < row.size(); i++) {
        if (rows.size() <= i) {
          rows.add(new OwnList());
        }
        ((OwnList) rows.get(i)).add(row.get(i));
      }
    }
    return rows;
  }
}
