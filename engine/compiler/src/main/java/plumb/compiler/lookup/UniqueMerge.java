package plumb.compiler.lookup;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plumb.compiler.yaml.DataList;

/** Collects scalars and flattened arrays into one array without duplicates. */
final class UniqueMerge extends MergeStrategy {
  static final UniqueMerge INSTANCE = new UniqueMerge();

  private UniqueMerge() {
    super(Map.of());
  }

  @Override
  String name() {
    return "unique";
  }

  @Override
  Object merge(Object high, Object low) {
    MergeTypes.checkUnique(MergeTypes.FIRST, high);
    MergeTypes.checkUnique(MergeTypes.SECOND, low);
    Set<Object> all = new LinkedHashSet<>(flatten(high));
    all.addAll(flatten(low));
    return new DataList(all.toArray());
  }

  @Override
  Object convert(Object value) {
    return new DataList(flatten(value).toArray());
  }

  @Override
  Object single(Object value) {
    return value instanceof List<?> list
        ? new DataList(new LinkedHashSet<Object>(list).toArray())
        : value;
  }

  private static List<Object> flatten(Object value) {
    List<Object> flat = new ArrayList<>();
    flatten(value, flat);
    return flat;
  }

  private static void flatten(Object value, List<Object> into) {
    if (value instanceof List<?> list) {
      list.forEach(item -> flatten(item, into));
    } else {
      into.add(value);
    }
  }
}
