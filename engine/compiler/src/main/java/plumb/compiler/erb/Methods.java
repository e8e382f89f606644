package plumb.compiler.erb;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.Match;
import plumb.values.Regex;
import plumb.values.Sensitive;
import plumb.values.Undef;

/**
 * Calls of methods: what Ruby answers, or {@link Unsupported} where it would fail, where it would
 * change a value that others see, or where its answer is not known here.
 */
final class Methods {
  private Methods() {}

  /** Calls a method. */
  static Object call(Object self, Method method, Object[] args) {
    Object result = ofClass(self, method, args);
    if (result == null) {
      result = ofAny(self, method, args);
    }
    if (result == null) {
      throw unknown(self, method);
    }
    return result;
  }

  /** Calls a method with a block. */
  static Object call(Object self, Method method, Object[] args, Block block) {
    Object result = null;
    if (self instanceof List<?> list) {
      result = ListIteration.call(list, method, args, block);
    } else if (self instanceof Map<?, ?> map) {
      result = HashIteration.call(map, method, args, block);
    } else if (self instanceof String text && method == Method.GSUB && args.length == 1) {
      result = args[0] instanceof Regex regex ? TextMethods.replaced(text, regex, block) : null;
    } else if (self instanceof Long count && method == Method.TIMES_DO && args.length == 0) {
      for (long i = 0; i < count; i++) {
        Object unused = block.run(i);
      }
      result = self;
    } else if (self instanceof RubyRange range && args.length == 0) {
      result = iterate(range, method, block);
    }
    if (result == null) {
      throw unknown(self, method);
    }
    return result;
  }

  private static @Nullable Object iterate(RubyRange range, Method method, Block block) {
    OwnList results = new OwnList();
    for (long i = range.from(); i < range.end(); i++) {
      Object result = block.run(i);
      if (method == Method.MAP) {
        results.add(result);
      }
    }
    return method == Method.MAP ? results : method == Method.EACH ? range : null;
  }

  private static @Nullable Object ofClass(Object self, Method method, Object[] args) {
    if (self instanceof String text) {
      return TextMethods.call(text, method, args);
    }
    if (self instanceof List<?> list) {
      return ListMethods.call(list, method, args);
    }
    if (self instanceof Map<?, ?> map) {
      return HashMethods.call(map, method, args);
    }
    if (self instanceof Long || self instanceof Double) {
      return NumberMethods.call((Number) self, method, args);
    }
    if (self instanceof Regex regex) {
      boolean asks = method == Method.HAS_MATCH && args.length == 1;
      return asks && args[0] instanceof String text ? (Object) regex.matches(text) : null;
    }
    if (self instanceof Match match && method == Method.INDEX && args.length == 1) {
      return args[0] instanceof Long i && i >= 0 ? group(match, i) : null;
    }
    return self == Undef.UNDEF && args.length == 0 ? ofNil(method) : null;
  }

  private static Object group(Match match, long number) {
    String group = number > match.groupCount() ? null : match.group((int) number);
    return group == null ? Undef.UNDEF : group;
  }

  private static @Nullable Object ofNil(Method method) {
    return switch (method) {
      case TO_A -> new OwnList();
      case TO_I -> 0L;
      default -> null;
    };
  }

  private static @Nullable Object ofAny(Object self, Method method, Object[] args) {
    if (self instanceof Nodes.Output) {
      return null;
    }
    if (args.length == 0) {
      return switch (method) {
        case NIL -> self == Undef.UNDEF;
        case TO_S -> RubyValues.text(self);
        case INSPECT -> RubyValues.inspection(self);
        case CLASS -> RubyClass.of(self);
        default -> null;
      };
    }
    return args.length == 1 ? ofAny(self, method, args[0]) : null;
  }

  private static @Nullable Object ofAny(Object self, Method method, Object other) {
    return switch (method) {
      case EQUAL -> RubyValues.equal(self, other);
      case UNEQUAL -> !RubyValues.equal(self, other);
      case EQL -> isKeyed(self) && isKeyed(other) ? self.equals(other) : null;
      case IS_A -> other instanceof RubyClass known ? known.isClassOf(self) : null;
      case INSTANCE_OF -> other instanceof RubyClass known ? known == RubyClass.of(self) : null;
      default -> null;
    };
  }

  private static boolean isKeyed(Object value) {
    return value instanceof String || value instanceof Long;
  }

  private static Unsupported unknown(Object self, Method method) {
    String kind = self instanceof Sensitive ? "Sensitive" : self.getClass().getSimpleName();
    return new Unsupported("the method " + method + " of a " + kind);
  }
}
