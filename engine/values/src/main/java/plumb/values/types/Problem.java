package plumb.values.types;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.values.Type;

/**
 * One thing that is wrong with a value, and where in it. Two problems are equal when they say the
 * same about the same place, whichever alternatives led there.
 */
final class Problem {
  /** What is wrong. */
  enum Kind {
    MISSING_KEY,
    EXTRANEOUS_KEY,
    MISSING_PARAMETER,
    INVALID_PARAMETER,
    UNEXPECTED_BLOCK,
    MISSING_BLOCK,
    UNRESOLVED_TYPE,
    TYPE,
    PATTERN,
    SIZE,
    COUNT
  }

  private final Kind kind;
  private final List<PathElement> path;
  private final String name;
  private final @Nullable Type expected;
  private final @Nullable Type actual;

  private Problem(
      Kind kind,
      List<PathElement> path,
      String name,
      @Nullable Type expected,
      @Nullable Type actual) {
    this.kind = kind;
    this.path = path;
    this.name = name;
    this.expected = expected;
    this.actual = actual;
  }

  static Problem missingParameter(String name) {
    return new Problem(Kind.MISSING_PARAMETER, List.of(), name, null, null);
  }

  static Problem invalidParameter(String name) {
    return new Problem(Kind.INVALID_PARAMETER, List.of(), name, null, null);
  }

  /** A problem with something that has a name: a key or an unknown type. */
  static Problem named(Kind kind, List<PathElement> path, String name) {
    return new Problem(kind, path, name, null, null);
  }

  /** A problem with a block. */
  static Problem block(Kind kind, List<PathElement> path) {
    return new Problem(kind, path, "", null, null);
  }

  /** A value that is not of a type. */
  static Problem mismatch(Kind kind, List<PathElement> path, Type expected, Type actual) {
    return new Problem(kind, path, "", expected.normalize(), actual.normalize());
  }

  Kind kind() {
    return kind;
  }

  boolean isTypeMismatch() {
    return kind == Kind.TYPE || kind == Kind.PATTERN;
  }

  /** The way without the choices between alternatives. */
  List<PathElement> canonicalPath() {
    List<PathElement> result = new ArrayList<>(path);
    result.removeIf(PathElement::variant);
    return result;
  }

  /** This problem with one step of its way left out. */
  Problem withoutStep(int index) {
    if (index >= path.size()) {
      return this;
    }
    List<PathElement> rest = new ArrayList<>(path);
    rest.remove(index);
    return new Problem(kind, rest, name, expected, actual);
  }

  /** One problem that says what this and another one of its kind say. */
  Problem merge(Problem other) {
    if (expected == null || other.expected == null || actual == null) {
      return this;
    }
    if (kind == Kind.SIZE || kind == Kind.COUNT) {
      IntegerType mine = (IntegerType) expected;
      IntegerType theirs = (IntegerType) other.expected;
      return mismatch(kind, path, mine.toSize().hull(theirs.toSize()), actual);
    }
    Set<Type> both = new LinkedHashSet<>(List.of(expected));
    both.add(other.expected);
    return mismatch(kind, path, VariantType.of(new ArrayList<>(both)), actual);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Problem p
        && kind == p.kind
        && name.equals(p.name)
        && Objects.equals(expected, p.expected)
        && Objects.equals(actual, p.actual)
        && canonicalPath().equals(p.canonicalPath());
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, name, canonicalPath());
  }

  /** The sentence, which starts with a space. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (PathElement element : path) {
      out.append(' ').append(element);
    }
    return out.append(message()).toString();
  }

  private String message() {
    return switch (kind) {
      case MISSING_KEY -> " expects a value for key '" + name + "'";
      case EXTRANEOUS_KEY -> " unrecognized key '" + name + "'";
      case MISSING_PARAMETER -> " expects a value for parameter '" + name + "'";
      case INVALID_PARAMETER -> " has no parameter named '" + name + "'";
      case UNEXPECTED_BLOCK -> " does not expect a block";
      case MISSING_BLOCK -> " expects a block";
      case UNRESOLVED_TYPE -> " references an unresolved type '" + name + "'";
      case TYPE -> MismatchWording.type(present(expected), present(actual));
      case PATTERN -> MismatchWording.pattern(present(expected), present(actual));
      case SIZE ->
          MismatchWording.size((IntegerType) present(expected), (IntegerType) present(actual));
      case COUNT ->
          MismatchWording.count((IntegerType) present(expected), (IntegerType) present(actual));
    };
  }

  private static Type present(@Nullable Type type) {
    return Objects.requireNonNull(type);
  }
}
