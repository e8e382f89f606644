package plumb.values.types;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.Type;

/** Finds the places in which a type differs from an expected one. */
final class MismatchFinder {
  /** The problems, none when the actual type is assignable. */
  List<Problem> find(Type expected, Type actual, List<PathElement> path) {
    String unresolved = unresolved(expected, new LinkedHashSet<>());
    return unresolved != null
        ? List.of(Problem.named(Problem.Kind.UNRESOLVED_TYPE, path, unresolved))
        : find(expected.normalize(), expected, actual, path);
  }

  /** The first type that is referred to and not known; null when all are. */
  static @Nullable String unresolved(Type type, LinkedHashSet<AliasType> seen) {
    if (type instanceof ReferenceType reference) {
      return reference.text();
    }
    if (type instanceof AliasType alias) {
      return seen.add(alias) ? unresolved(alias.body(), seen) : null;
    }
    for (Type part : type.parts()) {
      String result = unresolved(part, seen);
      if (result != null) {
        return result;
      }
    }
    return null;
  }

  private List<Problem> find(Type expected, Type original, Type actual, List<PathElement> path) {
    if (expected instanceof VariantType variant) {
      return variant(variant, original, actual, path);
    }
    if (expected instanceof StructType struct) {
      return struct(struct, original, actual, path);
    }
    if (expected instanceof HashType hash) {
      return hash(hash, original, actual, path);
    }
    if (expected instanceof TupleType tuple) {
      return tuple(tuple, original, actual, path, Problem.Kind.SIZE);
    }
    if (expected instanceof ArrayType array) {
      return array(array, original, actual, path);
    }
    if (expected instanceof CallableType callable) {
      return callable(callable, original, actual, path);
    }
    if (expected instanceof OptionalType optional) {
      Type inner = optional.type();
      return actual == UndefType.UNDEF || inner == null
          ? List.of()
          : find(inner, original instanceof AliasType ? original : expected, actual, path);
    }
    if (expected instanceof PatternType || expected instanceof EnumType) {
      return List.of(Problem.mismatch(Problem.Kind.PATTERN, path, original, actual));
    }
    if (expected instanceof AliasType alias) {
      return find(alias.body().normalize(), expected, actual, path);
    }
    return expected.isAssignableFrom(actual) ? List.of() : wrongType(original, actual, path);
  }

  private static List<Problem> wrongType(Type expected, Type actual, List<PathElement> path) {
    return List.of(Problem.mismatch(Problem.Kind.TYPE, path, expected, actual));
  }

  private static List<Problem> wrongSize(
      Problem.Kind kind, IntegerType expected, IntegerType actual, List<PathElement> path) {
    return List.of(Problem.mismatch(kind, path, expected, actual));
  }

  private static List<PathElement> append(List<PathElement> path, PathElement element) {
    List<PathElement> result = new ArrayList<>(path);
    result.add(element);
    return result;
  }

  private List<Problem> variant(
      VariantType expected, Type original, Type actual, List<PathElement> path) {
    List<Type> types = new ArrayList<>(expected.types());
    if (original instanceof OptionalType) {
      types.add(0, UndefType.UNDEF);
    }
    List<List<Problem>> alternatives = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      List<Problem> problems = find(types.get(i), actual, append(path, PathElement.variant(i)));
      if (problems.isEmpty()) {
        return List.of();
      }
      alternatives.add(problems);
    }
    List<Problem> merged = Alternatives.merge(path.size(), Problem.Kind.SIZE, alternatives);
    return original instanceof AliasType && merged.size() == 1
        ? wrongType(original, actual, path)
        : merged;
  }

  private List<Problem> array(
      ArrayType expected, Type original, Type actual, List<PathElement> path) {
    if (actual instanceof TupleType tuple) {
      if (!expected.sizeOrAny().accepts(tuple.sizeRange(), null)) {
        return wrongSize(Problem.Kind.SIZE, expected.sizeOrAny(), sizeOf(tuple), path);
      }
      List<Problem> problems = new ArrayList<>();
      for (int i = 0; i < tuple.types().size(); i++) {
        Type type = tuple.types().get(i);
        if (!expected.element().isAssignableFrom(type)) {
          problems.addAll(find(expected.element(), type, append(path, PathElement.index(i))));
        }
      }
      return problems;
    }
    if (actual instanceof ArrayType array) {
      return expected.sizeOrAny().accepts(array.sizeOrAny(), null)
          ? wrongType(original, ArrayType.of(array.element()), path)
          : wrongSize(Problem.Kind.SIZE, expected.sizeOrAny(), array.sizeOrAny(), path);
    }
    return wrongType(original, actual, path);
  }

  private static IntegerType sizeOf(TupleType tuple) {
    IntegerType size = tuple.size();
    return size == null ? IntegerType.exactly(tuple.types().size()) : size;
  }

  private List<Problem> hash(
      HashType expected, Type original, Type actual, List<PathElement> path) {
    if (actual instanceof StructType struct) {
      IntegerType size = sizeOf(struct);
      if (!expected.sizeOrAny().accepts(size, null)) {
        return wrongSize(Problem.Kind.SIZE, expected.sizeOrAny(), size, path);
      }
      List<Problem> problems = new ArrayList<>();
      for (StructType.Element element : struct.elements()) {
        String name = element.name();
        if (!expected.key().isAssignableFrom(element.key())) {
          problems.addAll(
              find(expected.key(), element.key(), append(path, PathElement.keyOfEntry(name))));
        }
        if (!expected.value().isAssignableFrom(element.value())) {
          problems.addAll(
              find(expected.value(), element.value(), append(path, PathElement.entry(name))));
        }
      }
      return problems;
    }
    if (actual instanceof HashType hash) {
      return expected.sizeOrAny().accepts(hash.sizeOrAny(), null)
          ? wrongType(original, HashType.of(hash.key(), hash.value()), path)
          : wrongSize(Problem.Kind.SIZE, expected.sizeOrAny(), hash.sizeOrAny(), path);
    }
    return wrongType(original, actual, path);
  }

  private static IntegerType sizeOf(StructType struct) {
    long required = struct.elements().stream().filter(e -> !e.optional()).count();
    return IntegerType.of(required, (long) struct.elements().size());
  }

  private List<Problem> struct(
      StructType expected, Type original, Type actual, List<PathElement> path) {
    if (actual instanceof StructType struct) {
      return structs(expected, struct, path);
    }
    if (actual instanceof HashType hash) {
      return sizeOf(expected).accepts(hash.sizeOrAny(), null)
          ? wrongType(original, HashType.of(hash.key(), hash.value()), path)
          : wrongSize(Problem.Kind.SIZE, sizeOf(expected), hash.sizeOrAny(), path);
    }
    return wrongType(original, actual, path);
  }

  private List<Problem> structs(StructType expected, StructType actual, List<PathElement> path) {
    Map<String, StructType.Element> rest = new LinkedHashMap<>();
    actual.elements().forEach(element -> rest.put(element.name(), element));
    List<Problem> problems = new ArrayList<>();
    for (StructType.Element mine : expected.elements()) {
      String name = mine.name();
      StructType.Element theirs = rest.remove(name);
      if (theirs == null) {
        if (!mine.optional()) {
          problems.add(Problem.named(Problem.Kind.MISSING_KEY, path, name));
        }
        continue;
      }
      if (!mine.key().isAssignableFrom(theirs.key())) {
        problems.addAll(find(mine.key(), theirs.key(), append(path, PathElement.keyOfEntry(name))));
      }
      if (!mine.value().isAssignableFrom(theirs.value())) {
        problems.addAll(find(mine.value(), theirs.value(), append(path, PathElement.entry(name))));
      }
    }
    for (String name : rest.keySet()) {
      problems.add(Problem.named(Problem.Kind.EXTRANEOUS_KEY, path, name));
    }
    return problems;
  }

  private List<Problem> tuple(
      TupleType expected,
      Type original,
      Type actual,
      List<PathElement> path,
      Problem.Kind sizeKind) {
    if (expected.equals(actual) || (expected.types().isEmpty() && actual instanceof ArrayType)) {
      return List.of();
    }
    IntegerType size = expected.sizeRange();
    if (actual instanceof TupleType tuple) {
      if (!size.accepts(tuple.sizeRange(), null)) {
        return wrongSize(sizeKind, size, tuple.sizeRange(), path);
      }
      List<Problem> problems = new ArrayList<>();
      for (int i = 0; i < tuple.types().size() && !expected.types().isEmpty(); i++) {
        // The reference names the last expected position for all those that repeat it.
        int position = Math.min(i, expected.types().size() - 1);
        problems.addAll(
            find(
                expected.typeAt(i),
                tuple.types().get(i),
                append(path, PathElement.index(position))));
      }
      return problems;
    }
    if (actual instanceof ArrayType array) {
      if (!size.accepts(array.sizeOrAny(), null)) {
        return wrongSize(sizeKind, size, array.sizeOrAny(), path);
      }
      List<Problem> problems = new ArrayList<>();
      for (int i = 0; i < expected.types().size(); i++) {
        problems.addAll(
            find(expected.typeAt(i), array.element(), append(path, PathElement.index(i))));
      }
      return problems;
    }
    return wrongType(original, actual, path);
  }

  private List<Problem> callable(
      CallableType expected, Type original, Type actual, List<PathElement> path) {
    if (!(actual instanceof CallableType callable)) {
      return wrongType(original, actual, path);
    }
    TupleType mine = expected.parameters();
    if (mine == null) {
      return List.of();
    }
    TupleType theirs = callable.parameters();
    List<Problem> problems =
        tuple(mine, mine, theirs == null ? TupleType.TUPLE : theirs, path, Problem.Kind.COUNT);
    if (!problems.isEmpty()) {
      return problems;
    }
    Type result = orElse(expected.result(), AnyType.ANY);
    Type theirResult = orElse(callable.result(), AnyType.ANY);
    if (!result.isAssignableFrom(theirResult)) {
      return wrongType(result, theirResult, append(path, PathElement.result()));
    }
    Type block = orElse(expected.block(), UndefType.UNDEF);
    Type theirBlock = orElse(callable.block(), UndefType.UNDEF);
    return theirBlock.isAssignableFrom(block)
        ? List.of()
        : wrongType(block, theirBlock, append(path, PathElement.block()));
  }

  private static Type orElse(@Nullable Type type, Type other) {
    return type == null ? other : type;
  }
}
