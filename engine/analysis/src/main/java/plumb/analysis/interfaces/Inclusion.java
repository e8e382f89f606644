package plumb.analysis.interfaces;

import java.util.ArrayList;
import java.util.List;
import plumb.values.Type;
import plumb.values.types.AliasType;
import plumb.values.types.ArrayType;
import plumb.values.types.CollectionType;
import plumb.values.types.EnumType;
import plumb.values.types.FloatType;
import plumb.values.types.HashType;
import plumb.values.types.IntegerType;
import plumb.values.types.NumericType;
import plumb.values.types.OptionalType;
import plumb.values.types.PatternType;
import plumb.values.types.UndefType;
import plumb.values.types.VariantType;

/**
 * Whether a type takes every value of another one.
 *
 * <p>The language's own rule is about a type as a whole and says no to some that do, such as a
 * variant of two strings to an enumeration of them; here each of a type's alternatives is asked
 * for.
 */
final class Inclusion {
  /** Aliases may stand for themselves. */
  private static final int DEPTH = 20;

  private Inclusion() {}

  static boolean takesAll(Type own, Type other) {
    if (own.isAssignableFrom(other)) {
      return true;
    }
    List<Type> ownParts = parts(own);
    return parts(other).stream()
        .allMatch(
            part ->
                own.isAssignableFrom(part)
                    || ownParts.stream().anyMatch(one -> one.isAssignableFrom(part)));
  }

  private static List<Type> parts(Type type) {
    List<Type> parts = new ArrayList<>();
    collect(type, parts, DEPTH);
    return parts;
  }

  private static void collect(Type type, List<Type> parts, int depth) {
    if (depth > 0 && type instanceof AliasType alias) {
      collect(alias.body(), parts, depth - 1);
    } else if (depth > 0 && type instanceof VariantType variant && !variant.types().isEmpty()) {
      variant.types().forEach(one -> collect(one, parts, depth - 1));
    } else if (depth > 0 && type instanceof OptionalType optional && optional.type() != null) {
      parts.add(UndefType.UNDEF);
      collect(optional.type(), parts, depth - 1);
    } else if (type instanceof EnumType strings && !strings.values().isEmpty()) {
      strings.values().forEach(one -> parts.add(EnumType.of(List.of(one), strings.ignoresCase())));
    } else if (type instanceof PatternType patterns && !patterns.patterns().isEmpty()) {
      patterns.patterns().forEach(one -> parts.add(PatternType.of(List.of(one))));
    } else if (type.equals(NumericType.NUMERIC)) {
      parts.addAll(List.of(IntegerType.INTEGER, FloatType.FLOAT));
    } else if (type == CollectionType.COLLECTION) {
      parts.addAll(List.of(ArrayType.ARRAY, HashType.HASH));
    } else {
      parts.add(type);
    }
  }
}
