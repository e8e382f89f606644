package plumb.values.functions;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.IteratorValue;
import plumb.values.Jump;
import plumb.values.Lambda;
import plumb.values.Truth;
import plumb.values.Type;
import plumb.values.types.AliasType;
import plumb.values.types.AnyType;
import plumb.values.types.ArrayType;
import plumb.values.types.CallableType;
import plumb.values.types.HashType;
import plumb.values.types.IntegerType;
import plumb.values.types.ObjectType;
import plumb.values.types.Signature;
import plumb.values.types.TupleType;
import plumb.values.types.TypeParser;
import plumb.values.types.UnitType;
import plumb.values.types.VariantType;

/**
 * {@code tree_each}: the values inside nested arrays and hashes, each with its path. A walk goes to
 * the depth first, or level by level.
 */
final class TreeWalk implements Iterator<Object> {
  private static final String OPTIONS =
      "Struct[{container_type => Optional[Type], include_root => Optional[Boolean], "
          + "include_containers => Optional[Boolean], include_values => Optional[Boolean], "
          + "order => Optional[Enum[depth_first, breadth_first]], "
          + "include_refs => Optional[Boolean]}]";

  private final Type containers;
  private final boolean withContainers;
  private final boolean withValues;
  private final boolean depthFirst;

  /** The containers that are being walked through; when going by level, those still to come. */
  private final Deque<Level> levels = new ArrayDeque<>();

  private @Nullable Object ready;

  private TreeWalk(Object root, Map<?, ?> options) {
    Type possible = VariantType.of(List.of(ArrayType.ARRAY, HashType.HASH, ObjectType.OBJECT));
    containers = options.get("container_type") instanceof Type type ? type : possible;
    if (!possible.isAssignableFrom(containers)) {
      throw new EvaluationException(
          "Only Array, Hash, and Object types can be used as container types. Got " + containers);
    }
    withContainers = option(options, "include_containers");
    withValues = option(options, "include_values");
    if (!withContainers && !withValues) {
      throw new EvaluationException(
          "Options 'include_containers' and 'include_values' cannot both be false");
    }
    depthFirst = !"breadth_first".equals(options.get("order"));
    open(List.of(), root);
    if (withContainers && option(options, "include_root")) {
      ready = List.of(List.of(), root);
    }
  }

  private static boolean option(Map<?, ?> options, String name) {
    Object value = options.get(name);
    return value == null || value == plumb.values.Undef.UNDEF || Truth.isTrue(value);
  }

  static Overloads function() {
    return Overloads.named("tree_each")
        .on(signature(2), (args, block, callbacks) -> each(args, block, 2))
        .on(signature(1), (args, block, callbacks) -> each(args, block, 1))
        .on(
            signature(0),
            (args, block, callbacks) -> {
              TreeWalk walk = start(args);
              return new IteratorValue(() -> AnyType.ANY, false, () -> walk);
            });
  }

  /** A tree, options, and a block with a number of parameters; no block for none. */
  private static Supplier<Signature> signature(long blockParameters) {
    return () -> {
      Type tree = TypeParser.parse("Variant[Iterator, Array, Hash, Object]");
      Type options = new AliasType("OptionsType", () -> TypeParser.parse(OPTIONS));
      TupleType parameters = TupleType.of(List.of(tree, options), IntegerType.of(1L, 2L));
      IntegerType count = IntegerType.exactly(blockParameters);
      Type block =
          blockParameters == 0
              ? null
              : CallableType.of(TupleType.of(List.of(UnitType.UNIT), count), null, null);
      return new Signature(
          CallableType.of(parameters, block, null), List.of("tree", "options"), "block");
    };
  }

  private static TreeWalk start(List<Object> args) {
    return new TreeWalk(
        args.get(0), args.size() > 1 && args.get(1) instanceof Map<?, ?> map ? map : Map.of());
  }

  private static Object each(List<Object> args, @Nullable Lambda block, int parameters) {
    TreeWalk walk = start(args);
    Lambda body = Iteration.block(block);
    try {
      while (walk.hasNext()) {
        List<?> entry = (List<?>) walk.next();
        body.call(parameters == 2 ? List.of(entry.get(0), entry.get(1)) : List.of(entry.get(1)));
      }
    } catch (Jump.Break end) {
      return args.get(0);
    }
    return args.get(0);
  }

  /** A container, its path, and the keys of it that were not visited yet. */
  private record Level(List<Object> path, Object container, Iterator<?> keys) {

    Object value(Object key) {
      return container instanceof List<?> list
          ? list.get(((Long) key).intValue())
          : CollectionFunctions.orUndef(((Map<?, ?>) container).get(key));
    }
  }

  private boolean open(List<Object> path, Object value) {
    if (!containers.isInstance(value)) {
      return false;
    }
    Iterator<?> keys;
    if (value instanceof List<?> list) {
      List<Object> indexes = new ArrayList<>(list.size());
      for (long i = 0; i < list.size(); i++) {
        indexes.add(i);
      }
      keys = indexes.iterator();
    } else if (value instanceof Map<?, ?> map) {
      keys = map.keySet().iterator();
    } else {
      return false;
    }
    Level level = new Level(path, value, keys);
    if (depthFirst) {
      levels.push(level);
    } else {
      levels.add(level);
    }
    return true;
  }

  @Override
  public boolean hasNext() {
    while (ready == null && !levels.isEmpty()) {
      Level level = levels.element();
      if (!level.keys.hasNext()) {
        levels.remove();
        continue;
      }
      Object key = level.keys.next();
      List<Object> path = new ArrayList<>(level.path);
      path.add(key);
      Object value = level.value(key);
      boolean container = open(path, value);
      // Level by level, values are told even when the options leave them out.
      if (container ? withContainers : withValues || !depthFirst) {
        ready = List.of(path, value);
      }
    }
    return ready != null;
  }

  @Override
  public Object next() {
    if (!hasNext() || ready == null) {
      throw new NoSuchElementException();
    }
    Object result = ready;
    ready = null;
    return result;
  }
}
