package plumb.compiler.erb;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.Undef;

/** Methods that change an array or hash in its place. */
final class Changes {
  private Changes() {}

  /** Calls a method. */
  static Object call(Object self, Method method, Object[] args, Effects effects) {
    Object result = null;
    if (self instanceof List<?> list) {
      result = change(list, method, args, effects);
    } else if (self instanceof Map<?, ?> map && method == Method.DELETE && args.length == 1) {
      Object value = effects.changing(map).remove(RubyValues.key(args[0]));
      result = value == null ? Undef.UNDEF : value;
    }
    if (result == null) {
      throw new Unsupported("the change " + method);
    }
    return result;
  }

  private static @Nullable Object change(
      List<?> self, Method method, Object[] args, Effects effects) {
    if (args.length == 1 && (method == Method.APPEND || method == Method.PUSH)) {
      effects.changing(self).add(Effects.element(self, args[0]));
      return self;
    }
    if (args.length == 0 && method == Method.COMPACT_IN_PLACE) {
      boolean changed = effects.changing(self).removeIf(element -> element == Undef.UNDEF);
      return changed ? self : Undef.UNDEF;
    }
    return null;
  }

  /** Assigns to an element. */
  static void assign(Object self, Object place, Object value, Effects effects) {
    Object element = Effects.element(self, value);
    if (self instanceof Map<?, ?> map) {
      Object key = RubyValues.key(place);
      if (key instanceof RubySymbol && !(map instanceof OwnMap)) {
        throw new Unsupported("a symbol as key of a hash of the language");
      }
      effects.changing(map).put(key, element);
    } else if (self instanceof List<?> list
        && place instanceof Long at
        && at >= 0
        && at <= list.size()) {
      List<Object> changing = effects.changing(list);
      if (at == changing.size()) {
        changing.add(element);
      } else {
        changing.set(at.intValue(), element);
      }
    } else {
      throw new Unsupported("an assignment to an element of something else");
    }
  }
}
