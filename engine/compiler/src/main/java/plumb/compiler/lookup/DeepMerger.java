package plumb.compiler.lookup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.values.Undef;
import plumb.values.functions.RubyOrder;

/**
 * One deep merge, with the meaning of the Ruby gem {@code deep_merge} 1.1, which the reference
 * uses: a source is merged over a destination, both as fresh mutable copies.
 *
 * <p>Some of its habits show in results and are kept: arrays that only one side has lose their
 * duplicates, because they are merged with themselves; {@code false} and undef in the destination
 * count as absent.
 */
final class DeepMerger {
  private final @Nullable Knockout knockout;
  private final boolean sortArrays;
  private final boolean mergeHashArrays;
  private final boolean overwriteArrays;
  private final boolean extendArrays;

  DeepMerger(Map<String, Object> options) {
    Object prefix = options.get("knockout_prefix");
    knockout = prefix instanceof String text ? new Knockout(text) : null;
    sortArrays = isTrue(options.get("sort_merged_arrays"));
    mergeHashArrays = isTrue(options.get("merge_hash_arrays"));
    overwriteArrays = isTrue(options.get("overwrite_arrays"));
    extendArrays = isTrue(options.get("extend_existing_arrays"));
  }

  private static boolean isTrue(@Nullable Object option) {
    return option != null && option != Undef.UNDEF && !option.equals(false);
  }

  Object merge(Object source, Object destination) {
    return deep(copy(source), copy(destination));
  }

  private static Object copy(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copied = new LinkedHashMap<>();
      map.forEach((key, item) -> copied.put(key, copy(item)));
      return copied;
    }
    if (value instanceof List<?> list) {
      List<Object> copied = new ArrayList<>(list.size());
      list.forEach(item -> copied.add(copy(item)));
      return copied;
    }
    return value;
  }

  @SuppressWarnings("unchecked")
  private Object deep(Object source, Object destination) {
    if (source == Undef.UNDEF) {
      return destination;
    }
    if (isAbsent(destination)) {
      return source;
    }
    if (source instanceof Map<?, ?> map) {
      return deepMap((Map<Object, Object>) map, destination);
    }
    if (source instanceof List<?> list) {
      return deepList((List<Object>) list, destination);
    }
    if (destination instanceof List<?> list && extendArrays) {
      ((List<Object>) list).add(source);
      return destination;
    }
    return overwrite(source);
  }

  private static boolean isAbsent(Object value) {
    return value == Undef.UNDEF || value.equals(false);
  }

  private Object deepMap(Map<Object, Object> source, Object destination) {
    Object into = destination;
    for (Map.Entry<Object, Object> entry : List.copyOf(source.entrySet())) {
      into = deepEntry(source, entry, into);
    }
    return into;
  }

  /** Merges one entry. Once the source has replaced the destination, it is merged with itself. */
  @SuppressWarnings("unchecked")
  private Object deepEntry(
      Map<Object, Object> source, Map.Entry<Object, Object> entry, Object into) {
    if (into instanceof Map<?, ?>) {
      Map<Object, Object> map = (Map<Object, Object>) into;
      Object value = entry.getValue();
      Object existing = map.get(entry.getKey());
      Object target = existing == null || isAbsent(existing) ? shallowCopy(value) : existing;
      map.put(entry.getKey(), deep(value, target));
      return map;
    }
    if (into instanceof List<?> && extendArrays) {
      ((List<Object>) into).add(source);
      return into;
    }
    return overwrite(source);
  }

  /** As Ruby's {@code dup}: what the copy holds is shared with the original. */
  private static Object shallowCopy(Object value) {
    if (value instanceof Map<?, ?> map) {
      return new LinkedHashMap<Object, Object>(map);
    }
    return value instanceof List<?> list ? new ArrayList<Object>(list) : value;
  }

  private Object deepList(List<Object> source, Object destination) {
    if (overwriteArrays) {
      return source;
    }
    Object target = destination;
    if (knockout != null && source.contains(knockout.prefix())) {
      target = clear(destination);
      source.removeIf(knockout.prefix()::equals);
    }
    if (!(target instanceof List<?>)) {
      return overwrite(source);
    }
    @SuppressWarnings("unchecked")
    List<Object> into = (List<Object>) target;
    if (knockout != null) {
      knockout.apply(source, into);
    }
    List<Object> merged =
        mergeHashArrays && allMaps(source) && allMaps(into)
            ? mergeByIndex(source, into)
            : union(into, source);
    if (sortArrays) {
      merged.sort(RubyOrder::comparison);
    }
    return merged;
  }

  private static Object clear(Object value) {
    if (value instanceof Collection<?> collection) {
      collection.clear();
      return value;
    }
    if (value instanceof Map<?, ?> map) {
      map.clear();
      return value;
    }
    return value instanceof String ? "" : Undef.UNDEF;
  }

  private static boolean allMaps(List<Object> list) {
    for (Object item : list) {
      if (!(item instanceof Map)) {
        return false;
      }
    }
    return true;
  }

  private List<Object> mergeByIndex(List<Object> source, List<Object> into) {
    List<Object> merged = new ArrayList<>();
    for (int i = 0; i < into.size(); i++) {
      Object item = i < source.size() ? source.get(i) : new LinkedHashMap<>();
      merged.add(deep(item, into.get(i)));
    }
    if (source.size() > into.size()) {
      merged.addAll(source.subList(into.size(), source.size()));
    }
    return merged;
  }

  private static List<Object> union(List<Object> into, List<Object> source) {
    Set<Object> all = new LinkedHashSet<>(into);
    all.addAll(source);
    return new ArrayList<>(all);
  }

  private Object overwrite(Object source) {
    if (knockout == null) {
      return source;
    }
    return knockout.overwriting(source);
  }
}
