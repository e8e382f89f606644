package plumb.values.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plumb.values.Regex;
import plumb.values.SemVerRange;
import plumb.values.Type;

/** Merges the alternatives of a {@code Variant} that can be said as one type. */
final class VariantNormalizer {
  private VariantNormalizer() {}

  static Type normalize(VariantType variant) {
    List<Type> types = TypeLists.map(variant.types(), Type::normalize);
    boolean modified = types != variant.types();
    if (types.size() == 1) {
      return types.get(0);
    }
    if (types.stream().anyMatch(t -> t == UndefType.UNDEF || t instanceof OptionalType)) {
      List<Type> rest = withoutUndef(types);
      return rest.isEmpty()
          ? OptionalType.OPTIONAL
          : OptionalType.of(VariantType.of(rest)).normalize();
    }
    List<Type> merged = flatten(types);
    int before = merged.size();
    mergeNotUndefs(merged);
    mergeEnums(merged);
    mergePatterns(merged);
    mergeVersions(merged);
    mergeRanges(merged, IntegerType.class, (a, b) -> ((IntegerType) a).merge((IntegerType) b));
    mergeRanges(merged, FloatType.class, (a, b) -> ((FloatType) a).merge((FloatType) b));
    mergeRanges(merged, TimespanType.class, (a, b) -> ((TimespanType) a).merge(b));
    mergeRanges(merged, TimestampType.class, (a, b) -> ((TimestampType) a).merge(b));
    if (merged.size() == 1) {
      return merged.get(0);
    }
    return modified || merged.size() != before ? VariantType.of(merged) : variant;
  }

  private static List<Type> withoutUndef(List<Type> types) {
    List<Type> result = new ArrayList<>(types.size());
    for (Type type : types) {
      if (type instanceof OptionalType optional) {
        Type inner = optional.type();
        if (inner != null) {
          result.add(inner);
        }
      } else if (type != UndefType.UNDEF) {
        result.add(type);
      }
    }
    return result;
  }

  private static List<Type> flatten(List<Type> types) {
    List<Type> result = new ArrayList<>(types.size());
    for (Type type : types) {
      if (type instanceof VariantType variant) {
        result.addAll(variant.types());
      } else {
        result.add(type);
      }
    }
    return result;
  }

  /** Moves the types that satisfy the condition out of the list when there are several. */
  private static @Nullable List<Type> takeSeveral(List<Type> types, Predicate<Type> condition) {
    List<Type> taken = new ArrayList<>(types);
    taken.removeIf(condition.negate());
    if (taken.size() < 2) {
      return null;
    }
    types.removeIf(condition);
    return taken;
  }

  private static void mergeNotUndefs(List<Type> types) {
    List<Type> wrapped = takeSeveral(types, t -> t instanceof NotUndefType);
    if (wrapped != null) {
      List<Type> inner = new ArrayList<>();
      for (Type type : wrapped) {
        Type parameter = ((NotUndefType) type).type();
        inner.add(parameter == null ? AnyType.ANY : parameter);
      }
      types.add(NotUndefType.of(VariantType.of(inner)).normalize());
    }
  }

  private static void mergeEnums(List<Type> types) {
    List<Type> exact =
        takeSeveral(
            types,
            t ->
                (t instanceof EnumType e && !e.values().isEmpty() && !e.ignoresCase())
                    || (t instanceof StringType s && s.value() != null));
    if (exact != null) {
      List<String> values = new ArrayList<>();
      for (Type type : exact) {
        if (type instanceof EnumType e) {
          values.addAll(e.values());
        } else if (type instanceof StringType s && s.value() != null) {
          values.add(s.value());
        }
      }
      types.add(EnumType.of(values, false));
    }
    List<Type> lenient =
        takeSeveral(
            types, t -> t instanceof EnumType e && !e.values().isEmpty() && e.ignoresCase());
    if (lenient != null) {
      List<String> values = new ArrayList<>();
      for (Type type : lenient) {
        for (String value : ((EnumType) type).values()) {
          values.add(value.toLowerCase(Locale.ROOT));
        }
      }
      types.add(EnumType.of(values, true));
    }
  }

  private static void mergePatterns(List<Type> types) {
    List<Type> patterns = takeSeveral(types, t -> t instanceof PatternType);
    if (patterns != null) {
      List<Regex> all = new ArrayList<>();
      for (Type type : patterns) {
        all.addAll(((PatternType) type).patterns());
      }
      types.add(PatternType.of(all));
    }
  }

  private static void mergeVersions(List<Type> types) {
    List<Type> versions = takeSeveral(types, t -> t instanceof SemVerType);
    if (versions != null) {
      List<SemVerRange> all = new ArrayList<>();
      for (Type type : versions) {
        all.addAll(((SemVerType) type).ranges());
      }
      types.add(0, SemVerType.of(all));
    }
  }

  /** Merges ranges that touch; the reference starts from the last one, which shows in the order. */
  private static void mergeRanges(
      List<Type> types, Class<? extends Type> kind, BinaryOperator<@Nullable Type> merge) {
    List<Type> ranges = takeSeveral(types, kind::isInstance);
    if (ranges == null) {
      return;
    }
    List<Type> result = new ArrayList<>();
    while (!ranges.isEmpty()) {
      List<Type> unmerged = new ArrayList<>();
      Type memo = ranges.remove(ranges.size() - 1);
      for (Type range : ranges) {
        Type merged = merge.apply(memo, range);
        if (merged == null) {
          unmerged.add(range);
        } else {
          memo = merged;
        }
      }
      result.add(memo);
      ranges = unmerged;
    }
    types.addAll(0, result);
  }
}
