package plumb.compiler.erb;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Methods of hashes that run a block. */
final class HashIteration {
  private HashIteration() {}

  /** Calls a method; null when a hash has none like that. */
  static @Nullable Object call(Map<?, ?> self, Method method, Object[] args, Block block) {
    if (args.length > 0) {
      return null;
    }
    return switch (method) {
      case EACH, EACH_PAIR -> {
        Object unused = ListIteration.call(HashMethods.pairs(self), Method.EACH, args, block);
        yield self;
      }
      case EACH_WITH_INDEX -> {
        Object unused = ListIteration.call(HashMethods.pairs(self), method, args, block);
        yield self;
      }
      case MAP, FLAT_MAP, SORT_BY, SORT ->
          ListIteration.call(HashMethods.pairs(self), method, args, block);
      case SELECT -> select(self, block, true);
      case REJECT -> select(self, block, false);
      case ANY -> isAny(self, block, true);
      case ALL -> !isAny(self, block, false);
      default -> null;
    };
  }

  private static OwnMap select(Map<?, ?> self, Block block, boolean wanted) {
    requirePair(block);
    OwnMap selected = new OwnMap();
    for (Map.Entry<?, ?> entry : List.copyOf(self.entrySet())) {
      if (RubyValues.isTrue(block.run(entry.getKey(), entry.getValue())) == wanted) {
        selected.put(entry.getKey(), entry.getValue());
      }
    }
    return selected;
  }

  private static boolean isAny(Map<?, ?> self, Block block, boolean wanted) {
    requirePair(block);
    for (Map.Entry<?, ?> entry : List.copyOf(self.entrySet())) {
      if (RubyValues.isTrue(block.run(entry.getKey(), entry.getValue())) == wanted) {
        return true;
      }
    }
    return false;
  }

  /** Blocks with another number of parameters get the pairs in ways that depend on the method. */
  private static void requirePair(Block block) {
    if (block.parameters() != 2) {
      throw new Unsupported("a block that does not name key and value");
    }
  }
}
