package plumb.values.types;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.RubyInspection;
import plumb.values.Type;
import plumb.values.Wording;

/** Formats by type, the more special types first. */
final class FormatMap {
  private static final Set<String> CONTAINER_KEYS =
      Set.of("separator", "separator2", "format", "string_formats");

  private FormatMap() {}

  /** How the elements of containers are formatted when nothing else is said: quoted. */
  static Map<Type, FormatSpec> elementDefaults() {
    return Map.of(AnyType.ANY, FormatSpec.parse("%p"));
  }

  /** How values are formatted when nothing else is said. */
  static Map<Type, FormatSpec> defaults() {
    Map<Type, FormatSpec> result = new LinkedHashMap<>();
    result.put(ObjectType.OBJECT, FormatSpec.parse("%p"));
    result.put(FloatType.FLOAT, FormatSpec.parse("%f"));
    result.put(NumericType.NUMERIC, FormatSpec.parse("%d"));
    result.put(ArrayType.ARRAY, FormatSpec.parse("%a").container(", ", ", ", elementDefaults()));
    result.put(HashType.HASH, FormatSpec.parse("%h").container(", ", " => ", elementDefaults()));
    result.put(BinaryType.BINARY, FormatSpec.parse("%B"));
    result.put(AnyType.ANY, FormatSpec.parse("%s"));
    return result;
  }

  /**
   * The formats that a hash of the language describes.
   *
   * @throws EvaluationException when it does not describe any
   */
  static Map<Type, FormatSpec> of(Map<?, ?> formats) {
    Map<Type, FormatSpec> result = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : formats.entrySet()) {
      if (!(entry.getKey() instanceof Type type)) {
        throw new EvaluationException(
            "top level keys in the format hash must be data types, got instance of '"
                + Wording.rubyClass(entry.getKey())
                + "'");
      }
      result.put(
          type,
          entry.getValue() instanceof Map<?, ?> container
              ? container(container)
              : FormatSpec.parse((String) entry.getValue()));
    }
    return result;
  }

  private static FormatSpec container(Map<?, ?> format) {
    for (Object key : format.keySet()) {
      if (!(key instanceof String name) || !CONTAINER_KEYS.contains(name)) {
        throw new EvaluationException(
            "only 'separator', 'separator2', 'format', 'string_formats' are allowed in a container"
                + " format, got "
                + RubyInspection.of(format));
      }
    }
    String source = format.get("format") instanceof String given ? given : "";
    return FormatSpec.parse(source)
        .container(
            format.get("separator") instanceof String s ? s : null,
            format.get("separator2") instanceof String s ? s : null,
            format.get("string_formats") instanceof Map<?, ?> inner ? of(inner) : null);
  }

  /** Both maps, the second of which wins; types in the first that it covers are dropped. */
  static @Nullable Map<Type, FormatSpec> merge(
      @Nullable Map<Type, FormatSpec> lower, @Nullable Map<Type, FormatSpec> higher) {
    if (lower == null || higher == null) {
      return lower == null ? higher : lower;
    }
    Set<Type> keys = new LinkedHashSet<>();
    for (Type key : lower.keySet()) {
      if (higher.keySet().stream().noneMatch(h -> !h.equals(key) && h.isAssignableFrom(key))) {
        keys.add(key);
      }
    }
    Set<Type> kept = new LinkedHashSet<>(keys);
    keys.addAll(higher.keySet());
    Map<Type, FormatSpec> result = new LinkedHashMap<>();
    for (Type key : sorted(new ArrayList<>(keys))) {
      FormatSpec low = kept.contains(key) ? lower.get(key) : null;
      FormatSpec high = higher.get(key);
      result.put(key, merge(low, high));
    }
    return result;
  }

  private static FormatSpec merge(@Nullable FormatSpec low, @Nullable FormatSpec high) {
    if (low == null || high == null) {
      return java.util.Objects.requireNonNull(low == null ? high : low);
    }
    return low.overriddenBy(high);
  }

  /**
   * Sorts the more special types to the front. The order is only partial, so that the result
   * depends on the way of sorting: halving from the top and merging, as the reference's C library
   * does.
   */
  private static List<Type> sorted(List<Type> types) {
    if (types.size() < 2) {
      return types;
    }
    int middle = types.size() / 2;
    List<Type> left = sorted(new ArrayList<>(types.subList(0, middle)));
    List<Type> right = sorted(new ArrayList<>(types.subList(middle, types.size())));
    List<Type> result = new ArrayList<>(types.size());
    while (!left.isEmpty() && !right.isEmpty()) {
      result.add(compare(left.get(0), right.get(0)) <= 0 ? left.remove(0) : right.remove(0));
    }
    result.addAll(left);
    result.addAll(right);
    return result;
  }

  private static int compare(Type a, Type b) {
    boolean ab = b.isAssignableFrom(a);
    boolean ba = a.isAssignableFrom(b);
    if (a.equals(b)) {
      return 0;
    }
    if (ab != ba) {
      return ab ? -1 : 1;
    }
    int rankA = rank(a);
    int rankB = rank(b);
    return rankA == 0 || rankB == 0
        ? a.toString().compareTo(b.toString())
        : Integer.compare(rankA, rankB);
  }

  private static int rank(Type type) {
    if (type instanceof StructType) {
      return 1;
    }
    if (type instanceof HashType) {
      return 2;
    }
    if (type instanceof TupleType) {
      return 3;
    }
    if (type instanceof ArrayType) {
      return 4;
    }
    if (type instanceof PatternType) {
      return 10;
    }
    return type instanceof EnumType ? 11 : type instanceof StringType ? 12 : 0;
  }

  /** The format of the first type that the value's type is assignable to; {@code %s} for none. */
  static FormatSpec find(Map<Type, FormatSpec> formats, Type type) {
    for (Map.Entry<Type, FormatSpec> entry : formats.entrySet()) {
      if (entry.getKey().isAssignableFrom(type)) {
        return entry.getValue();
      }
    }
    return FormatSpec.parse("%s");
  }
}
