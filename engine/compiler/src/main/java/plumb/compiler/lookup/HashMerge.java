package plumb.compiler.lookup;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts the entries of hashes together; the higher one wins, the lower one comes first in order. */
final class HashMerge extends MergeStrategy {
  static final HashMerge INSTANCE = new HashMerge();

  private HashMerge() {
    super(Map.of());
  }

  @Override
  String name() {
    return "hash";
  }

  @Override
  Object merge(Object high, Object low) {
    Map<?, ?> first = MergeTypes.checkHash(MergeTypes.FIRST, high);
    Map<?, ?> second = MergeTypes.checkHash(MergeTypes.SECOND, low);
    Map<Object, Object> merged = new LinkedHashMap<>(second);
    merged.putAll(first);
    return Collections.unmodifiableMap(merged);
  }
}
