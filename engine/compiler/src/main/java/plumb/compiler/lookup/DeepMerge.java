package plumb.compiler.lookup;

import java.util.Map;

/**
 * Merges hashes and arrays at every depth. {@code reverse_deep} is the same with priorities the
 * other way round; {@code unconstrained_deep} takes options that {@code deep} refuses.
 */
final class DeepMerge extends MergeStrategy {
  private final String name;

  DeepMerge(String name, Map<String, Object> options) {
    super(options);
    this.name = name;
  }

  @Override
  String name() {
    return name;
  }

  @Override
  Object merge(Object high, Object low) {
    DeepMerger merger = new DeepMerger(options());
    return name.equals("reverse_deep") ? merger.merge(low, high) : merger.merge(high, low);
  }
}
