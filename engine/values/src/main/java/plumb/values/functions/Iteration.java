package plumb.values.functions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Jump;
import plumb.values.Lambda;
import plumb.values.SizeLimit;
import plumb.values.Truth;
import plumb.values.Undef;

/**
 * Functions that call a block for each element. A block with two parameters gets key and value of a
 * hash, index and element of anything else.
 */
final class Iteration {
  private Iteration() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "all" -> pairwise(name, Iteration::all);
      case "any" -> pairwise(name, Iteration::any);
      case "each" -> pairwise(name, Iteration::each);
      case "filter" -> pairwise(name, Iteration::filter);
      case "map" -> pairwise(name, Iteration::map);
      case "index" ->
          pairwise(name, Iteration::index)
              .on("String str, Variant[String, Regexp] match", Search::indexOfText)
              .on("Iterable enumerable, Any match", Search::indexOfValue);
      case "reduce" ->
          Overloads.named(name)
              .on("Iterable enumerable, Callable[2, 2] &block", Iteration::reduce)
              .on("Iterable enumerable, Any memo, Callable[2, 2] &block", Iteration::reduce);
      case "slice" ->
          Overloads.named(name)
              .on("Hash[Any, Any] hash, Integer[1, default] slice_size, &block?", Slices::slice)
              .on("Iterable enumerable, Integer[1, default] slice_size, &block?", Slices::slice);
      case "group_by" -> grouping(name, "Hash", Iteration::groupBy);
      case "partition" -> grouping(name, "Tuple[Array, Array]", Iteration::partition);
      case "with" ->
          Overloads.named(name)
              .on("Any arg*, &block", (args, block, callbacks) -> block(block).call(args));
      case "then" ->
          Overloads.named(name)
              .on(
                  "Any arg, Callable[1, 1] &block",
                  (args, block, callbacks) ->
                      args.get(0) == Undef.UNDEF ? Undef.UNDEF : block(block).call(args));
      case "lest" ->
          Overloads.named(name)
              .on(
                  "Any arg, Callable[0, 0] &block",
                  (args, block, callbacks) ->
                      args.get(0) == Undef.UNDEF ? block(block).call(List.of()) : args.get(0));
      default -> null;
    };
  }

  private interface Body {
    Object call(Object iterable, Lambda block, boolean two);
  }

  private static Overloads pairwise(String name, Body body) {
    Function two = (args, block, callbacks) -> body.call(args.get(0), block(block), true);
    Function one = (args, block, callbacks) -> body.call(args.get(0), block(block), false);
    return Overloads.named(name)
        .on("Hash[Any, Any] hash, Callable[2, 2] &block", two)
        .on("Hash[Any, Any] hash, Callable[1, 1] &block", one)
        .on("Iterable enumerable, Callable[2, 2] &block", two)
        .on("Iterable enumerable, Callable[1, 1] &block", one);
  }

  private static Overloads grouping(String name, String result, Body body) {
    Function two = (args, block, callbacks) -> body.call(args.get(0), block(block), true);
    return Overloads.named(name)
        .on(
            "Collection collection, Callable[1, 1] &block >> " + result,
            (args, block, callbacks) -> body.call(args.get(0), block(block), false))
        .on("Array array, Callable[2, 2] &block >> " + result, two)
        .on("Collection collection, Callable[2, 2] &block >> " + result, two);
  }

  static Lambda block(@Nullable Lambda block) {
    return Objects.requireNonNull(block);
  }

  private static Object call(Lambda block, Walk walk, boolean two) {
    return block.call(two ? List.of(walk.key(), walk.value()) : List.of(walk.element()));
  }

  private static Object all(Object iterable, Lambda block, boolean two) {
    Walk walk = Walk.over(iterable);
    while (walk.next()) {
      if (!Truth.isTrue(call(block, walk, two))) {
        return false;
      }
    }
    return true;
  }

  private static Object any(Object iterable, Lambda block, boolean two) {
    try {
      return isAny(iterable, block, two);
    } catch (Jump.Break end) {
      // In the reference, a list's and a hash's own iteration does not know how to end early.
      if (iterable instanceof List<?> || iterable instanceof Map<?, ?>) {
        throw end;
      }
      return false;
    }
  }

  private static boolean isAny(Object iterable, Lambda block, boolean two) {
    Walk walk = Walk.over(iterable);
    while (walk.next()) {
      if (Truth.isTrue(call(block, walk, two))) {
        return true;
      }
    }
    return false;
  }

  private static Object each(Object iterable, Lambda block, boolean two) {
    Walk walk = Walk.resume(iterable);
    try {
      while (walk.next()) {
        call(block, walk, two);
      }
    } catch (Jump.Break end) {
      return iterable;
    }
    return iterable;
  }

  private static Object map(Object iterable, Lambda block, boolean two) {
    Walk walk = Walk.resume(iterable);
    List<Object> result = new ArrayList<>();
    try {
      while (walk.next()) {
        result.add(call(block, walk, two));
        SizeLimit.checkElements(result.size());
      }
    } catch (Jump.Break end) {
      return result;
    }
    return result;
  }

  private static Object filter(Object iterable, Lambda block, boolean two) {
    Walk walk = Walk.resume(iterable);
    // A hash is filtered to a hash, and then break() leaves the whole iteration.
    if (iterable instanceof Map<?, ?> || (two && walk.hasKeys())) {
      Map<Object, Object> result = new LinkedHashMap<>();
      while (walk.next()) {
        if (Truth.isTrue(call(block, walk, two))) {
          result.put(walk.key(), walk.value());
          SizeLimit.checkElements(result.size());
        }
      }
      return result;
    }
    List<Object> result = new ArrayList<>();
    try {
      while (walk.next()) {
        if (Truth.isTrue(call(block, walk, two))) {
          result.add(walk.element());
          SizeLimit.checkElements(result.size());
        }
      }
    } catch (Jump.Break end) {
      return result;
    }
    return result;
  }

  private static Object index(Object iterable, Lambda block, boolean two) {
    Walk walk = Walk.over(iterable);
    while (walk.next()) {
      Object found = two ? call(block, walk, true) : block.call(List.of(walk.value()));
      if (Truth.isTrue(found)) {
        return walk.key();
      }
    }
    return Undef.UNDEF;
  }

  private static Object reduce(List<Object> args, @Nullable Lambda block, Callbacks callbacks) {
    Walk walk = Walk.over(args.get(0));
    Object memo;
    if (args.size() > 1) {
      memo = args.get(1);
    } else if (walk.next()) {
      memo = walk.element();
    } else {
      return Undef.UNDEF;
    }
    Lambda step = block(block);
    try {
      while (walk.next()) {
        memo = step.call(List.of(memo, walk.element()));
      }
    } catch (Jump.Break end) {
      return memo;
    }
    return memo;
  }

  private static Object groupBy(Object collection, Lambda block, boolean two) {
    Map<Object, Object> groups = new LinkedHashMap<>();
    long count = 0;
    Walk walk = Walk.over(collection);
    while (walk.next()) {
      SizeLimit.checkElements(++count);
      Object key = call(block, walk, two);
      SizeLimit.checkKey(key);
      @SuppressWarnings("unchecked") // all values of this map are made here
      List<Object> group = (List<Object>) groups.computeIfAbsent(key, k -> new ArrayList<>());
      group.add(walk.element());
    }
    return groups;
  }

  private static Object partition(Object collection, Lambda block, boolean two) {
    List<Object> accepted = new ArrayList<>();
    List<Object> rejected = new ArrayList<>();
    Walk walk = Walk.over(collection);
    while (walk.next()) {
      (Truth.isTrue(call(block, walk, two)) ? accepted : rejected).add(walk.element());
      SizeLimit.checkElements((long) accepted.size() + rejected.size());
    }
    return List.of(accepted, rejected);
  }

  /** {@code slice}: the elements in lists of a size. */
  private static final class Slices {
    private Slices() {}

    static Object slice(List<Object> args, @Nullable Lambda block, Callbacks callbacks) {
      Object iterable = args.get(0);
      long size = (Long) args.get(1);
      boolean spread = block != null && serving(block, size) != 1;
      Object filler = iterable instanceof Map<?, ?> ? List.of() : Undef.UNDEF;
      List<Object> result = new ArrayList<>();
      Walk walk = Walk.over(iterable);
      try {
        for (List<Object> slice = next(walk, size); !slice.isEmpty(); slice = next(walk, size)) {
          if (block == null) {
            result.add(slice);
            SizeLimit.checkElements(result.size());
          } else if (spread) {
            while (slice.size() < size) {
              slice.add(filler);
            }
            block.call(slice);
          } else {
            block.call(List.of(slice));
          }
        }
      } catch (Jump.Break end) {
        return block == null ? result : iterable;
      }
      return block == null ? result : iterable;
    }

    private static List<Object> next(Walk walk, long size) {
      List<Object> slice = new ArrayList<>();
      while (slice.size() < size && walk.next()) {
        slice.add(walk.element());
        SizeLimit.checkElements(slice.size());
      }
      return slice;
    }

    /** How many parameters the block takes: one for a list, or one for each element. */
    private static long serving(Lambda block, long size) {
      boolean fixed = block.minArguments() == block.maxArguments();
      long serving = fixed ? block.minArguments() : size;
      if (serving == 0) {
        throw new EvaluationException(
            "slice(): block must define at least one parameter. Block has 0.");
      }
      if (serving != 1 && serving != size) {
        throw new EvaluationException(
            "slice(): block must define one parameter, or the same number of parameters as the"
                + " given size of the slice ("
                + size
                + "). Block has "
                + serving);
      }
      return serving;
    }
  }
}
