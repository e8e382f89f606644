package plumb.compiler.erb;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.Undef;

/** Methods of arrays that run a block. */
final class ListIteration {
  private ListIteration() {}

  /** Calls a method; null when an array has none like that. */
  static @Nullable Object call(List<?> self, Method method, Object[] args, Block block) {
    if (args.length > 0) {
      return null;
    }
    return switch (method) {
      case EACH -> each(self, block);
      case EACH_WITH_INDEX -> eachWithIndex(self, block);
      case EACH_INDEX -> eachIndex(self, block);
      case MAP -> map(self, block);
      case FLAT_MAP -> flatMap(self, block);
      case SELECT -> select(self, block, true);
      case REJECT -> select(self, block, false);
      case FIND -> find(self, block);
      case ANY -> isAny(self, block, true);
      case ALL -> !isAny(self, block, false);
      case NONE -> !isAny(self, block, true);
      case COUNT -> (long) select(self, block, true).size();
      case SORT_BY -> sortBy(self, block);
      case SORT -> sort(self, block);
      default -> null;
    };
  }

  private static Object each(List<?> self, Block block) {
    for (int i = 0; i < self.size(); i++) {
      Object unused = block.run(self.get(i));
    }
    return self;
  }

  private static Object eachWithIndex(List<?> self, Block block) {
    for (int i = 0; i < self.size(); i++) {
      Object unused = block.run(self.get(i), (long) i);
    }
    return self;
  }

  private static Object eachIndex(List<?> self, Block block) {
    for (int i = 0; i < self.size(); i++) {
      Object unused = block.run((long) i);
    }
    return self;
  }

  private static OwnList map(List<?> self, Block block) {
    OwnList results = new OwnList(self.size());
    for (int i = 0; i < self.size(); i++) {
      results.add(block.run(self.get(i)));
    }
    return results;
  }

  private static OwnList flatMap(List<?> self, Block block) {
    OwnList results = new OwnList(self.size());
    for (Object result : map(self, block)) {
      if (result instanceof List<?> list) {
        results.addAll(list);
      } else {
        results.add(result);
      }
    }
    return results;
  }

  private static OwnList select(List<?> self, Block block, boolean wanted) {
    OwnList selected = new OwnList();
    for (int i = 0; i < self.size(); i++) {
      Object element = self.get(i);
      if (RubyValues.isTrue(block.run(element)) == wanted) {
        selected.add(element);
      }
    }
    return selected;
  }

  private static Object find(List<?> self, Block block) {
    for (int i = 0; i < self.size(); i++) {
      Object element = self.get(i);
      if (RubyValues.isTrue(block.run(element))) {
        return element;
      }
    }
    return Undef.UNDEF;
  }

  private static boolean isAny(List<?> self, Block block, boolean wanted) {
    for (int i = 0; i < self.size(); i++) {
      if (RubyValues.isTrue(block.run(self.get(i))) == wanted) {
        return true;
      }
    }
    return false;
  }

  private record Keyed(Object key, Object element) {}

  static OwnList sortBy(List<?> self, Block block) {
    List<Keyed> keyed = new ArrayList<>(self.size());
    for (int i = 0; i < self.size(); i++) {
      Object element = self.get(i);
      keyed.add(new Keyed(block.run(element), element));
    }
    keyed.sort((a, b) -> RubyValues.compare(a.key, b.key));
    OwnList sorted = new OwnList(keyed.size());
    keyed.forEach(each -> sorted.add(each.element));
    return sorted;
  }

  private static OwnList sort(List<?> self, Block block) {
    OwnList sorted = new OwnList(self);
    try {
      sorted.sort((a, b) -> order(block.run(a, b)));
    } catch (IllegalArgumentException e) {
      throw new Unsupported("an order that contradicts itself");
    }
    return sorted;
  }

  private static int order(Object result) {
    if (result instanceof Long order) {
      return Long.signum(order);
    }
    throw new Unsupported("an order that is no number");
  }
}
