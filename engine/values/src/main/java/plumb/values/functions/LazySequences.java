package plumb.values.functions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumb.values.IteratorValue;
import plumb.values.Jump;
import plumb.values.Lambda;
import plumb.values.TimeLimit;
import plumb.values.Type;
import plumb.values.Undef;
import plumb.values.types.AnyType;
import plumb.values.types.IntegerType;
import plumb.values.types.StringType;
import plumb.values.types.TupleType;
import plumb.values.types.Types;
import plumb.values.types.UnitType;
import plumb.values.types.VariantType;

/** {@code step} and {@code reverse_each}: sequences that are computed while they are walked. */
final class LazySequences {
  private LazySequences() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "step" ->
          Overloads.named(name)
              .on(
                  "Iterable iterable, Integer[1] step",
                  (args, block, callbacks) -> step(args.get(0), (Long) args.get(1)))
              .on(
                  "Iterable iterable, Integer[1] step, Callable[1, 1] &block",
                  (args, block, callbacks) ->
                      run(step(args.get(0), (Long) args.get(1)), Iteration.block(block)));
      case "reverse_each" ->
          Overloads.named(name)
              .on("Iterable iterable", (args, block, callbacks) -> reversed(args.get(0)))
              .on(
                  "Iterable iterable, Callable[1, 1] &block",
                  (args, block, callbacks) -> run(reversed(args.get(0)), Iteration.block(block)));
      case "tree_each" -> TreeWalk.function();
      default -> null;
    };
  }

  private static Object run(IteratorValue sequence, Lambda block) {
    Iterator<Object> elements = sequence.cursor();
    try {
      while (elements.hasNext()) {
        block.call(List.of(elements.next()));
      }
    } catch (Jump.Break end) {
      return Undef.UNDEF;
    }
    return Undef.UNDEF;
  }

  private static IteratorValue step(Object iterable, long step) {
    if (step == 1) {
      return iterable instanceof IteratorValue same ? same : sequence(iterable);
    }
    IntegerRange range = IntegerRange.of(iterable);
    if (range != null) {
      return range.step(step).sequence();
    }
    IteratorValue source =
        iterable instanceof IteratorValue iterator ? iterator : sequence(iterable);
    Iterator<Object> once = new Stepping(source.cursor(), step);
    return new IteratorValue(source::elementType, false, () -> once);
  }

  private static IteratorValue reversed(Object iterable) {
    IntegerRange range = IntegerRange.of(iterable);
    if (range != null) {
      return range.reverse().sequence();
    }
    Supplier<Type> type =
        iterable instanceof IteratorValue iterator
            ? iterator::elementType
            : () -> elementType(iterable);
    return new IteratorValue(
        type,
        false,
        () -> {
          List<Object> elements = elements(iterable);
          Collections.reverse(elements);
          return elements.iterator();
        });
  }

  private static IteratorValue sequence(Object iterable) {
    return new IteratorValue(
        () -> elementType(iterable),
        iterable instanceof Map<?, ?>,
        () -> elements(iterable).iterator());
  }

  private static List<Object> elements(Object iterable) {
    List<Object> result = new ArrayList<>();
    Walk walk = Walk.over(iterable);
    while (walk.next()) {
      result.add(walk.element());
    }
    return result;
  }

  private static Type elementType(Object iterable) {
    if (iterable instanceof String) {
      return StringType.ofSize(IntegerType.exactly(1));
    }
    if (iterable instanceof List<?> list) {
      return list.isEmpty() ? UnitType.UNIT : common(list);
    }
    if (iterable instanceof Map<?, ?> map) {
      return map.isEmpty()
          ? pair(UnitType.UNIT, UnitType.UNIT)
          : pair(common(map.keySet()), common(map.values()));
    }
    if (iterable instanceof Long) {
      return UnitType.UNIT;
    }
    return iterable instanceof Type type ? type : AnyType.ANY;
  }

  private static Type pair(Type key, Type value) {
    return TupleType.of(List.of(key, value), IntegerType.exactly(2));
  }

  private static Type common(Iterable<?> values) {
    List<Type> types = new ArrayList<>();
    for (Object value : values) {
      types.add(Types.inferDetailed(value));
    }
    return VariantType.of(types);
  }

  /** Every n-th element of another sequence. */
  private static final class Stepping implements Iterator<Object> {
    private final Iterator<Object> source;
    private final long step;

    Stepping(Iterator<Object> source, long step) {
      this.source = source;
      this.step = step;
    }

    @Override
    public boolean hasNext() {
      return source.hasNext();
    }

    @Override
    public Object next() {
      Object element = source.next();
      for (long i = 1; i < step && source.hasNext(); i++) {
        source.next();
      }
      return element;
    }
  }

  /** The integers from {@code min} to {@code max}, in steps from either end. */
  private record IntegerRange(long min, long max, long step) implements Iterable<Object> {

    static @Nullable IntegerRange of(Object value) {
      if (value instanceof Long number && number > 0) {
        return new IntegerRange(0, number - 1, 1);
      }
      if (value instanceof IntegerType type && type.isFinite()) {
        return new IntegerRange(type.min(), type.max(), 1);
      }
      return value instanceof IteratorValue iterator
              && iterator.source() instanceof IntegerRange range
          ? range
          : null;
    }

    /** Every n-th number; the far end moves to the last number that is met. */
    IntegerRange step(long factor) {
      long wider = times(factor);
      long rest = Long.remainderUnsigned(max - min, Math.abs(wider));
      return wider < 0
          ? new IntegerRange(min + rest, max, wider)
          : new IntegerRange(min, max - rest, wider);
    }

    /** The product; where it overflows, a step as wide as any is. */
    private long times(long factor) {
      long high = Math.multiplyHigh(step, factor);
      long low = step * factor;
      boolean fits = (high == 0 && low > 0) || (high == -1 && low < 0 && low != Long.MIN_VALUE);
      return fits ? low : step < 0 ? -Long.MAX_VALUE : Long.MAX_VALUE;
    }

    IntegerRange reverse() {
      return new IntegerRange(min, max, -step);
    }

    IteratorValue sequence() {
      return new IteratorValue(() -> IntegerType.of(min, max), false, this);
    }

    @Override
    public Iterator<Object> iterator() {
      return new Iterator<>() {
        private long next = step < 0 ? max : min;
        private boolean more = min <= max;

        @Override
        public boolean hasNext() {
          return more;
        }

        @Override
        public Object next() {
          if (!hasNext()) {
            throw new NoSuchElementException();
          }
          TimeLimit.check();
          long number = next;
          long left = step < 0 ? number - min : max - number;
          more = Long.compareUnsigned(left, Math.abs(step)) >= 0;
          next += step;
          return number;
        }
      };
    }
  }
}
