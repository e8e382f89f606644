package plumb.values.types;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.EvaluationException;
import plumb.values.Type;
import plumb.values.TypeText;

/**
 * A named type: {@code type Name = Body}. The body is resolved at first use and may mention the
 * alias itself. Two aliases are equal when their names are.
 */
public final class AliasType extends Type {

  private final String name;
  private final Supplier<Type> supplier;
  private final boolean normalized;
  private volatile @Nullable Resolved resolved;

  /**
   * @param body what matches values; the body without direct self-references
   * @param recursive whether the alias occurs in its own body
   */
  private record Resolved(Type body, boolean recursive) {}

  /**
   * @param name as it was defined, such as {@code Stdlib::Port}
   * @param body gives the body; it is called at first use, perhaps by several threads
   */
  public AliasType(String name, Supplier<Type> body) {
    this(name, body, true);
  }

  private AliasType(String name, Supplier<Type> body, boolean normalized) {
    this.name = name;
    this.supplier = body;
    this.normalized = normalized;
  }

  /** An alias whose body stays as it is written. */
  static AliasType verbatim(String name, Supplier<Type> body) {
    return new AliasType(name, body, false);
  }

  /**
   * The type that the name stands for.
   *
   * @throws EvaluationException when it stands for nothing but itself
   */
  public Type body() {
    Resolved result = resolved;
    return result == null ? resolveOrReference() : result.body;
  }

  /** Whether the alias occurs in its own body. */
  public boolean isRecursive() {
    body();
    Resolved result = resolved;
    return result == null || result.recursive;
  }

  /** Whether the alias stands for something else than the type that nothing is known of. */
  private boolean isKnown() {
    return !body().equals(new ReferenceType(name));
  }

  /** While the body is being resolved, the alias stands for a type that nothing is known of. */
  private Type resolveOrReference() {
    AliasResolution resolution = AliasResolution.current();
    Type inProgress = resolution.inProgress(this);
    if (inProgress != null) {
      return inProgress;
    }
    int depth = resolution.enter(this, new ReferenceType(name));
    Resolved result;
    try {
      result = resolve(resolution, depth);
    } finally {
      resolution.leave();
    }
    // What was found with the help of an alias further out that is not resolved yet is not kept.
    if (resolution.isComplete(depth)) {
      resolved = result;
    }
    return result.body;
  }

  private Resolved resolve(AliasResolution resolution, int depth) {
    Type unresolved = supplier.get();
    Type body = normalized ? unresolved.normalize() : unresolved;
    resolution.provide(body);
    boolean recursive = reaches(body, new HashSet<>());
    if (recursive) {
      body = withoutDirectRecursion(body, new LinkedHashSet<>(Set.of(this)));
    }
    if (body == null || !isReal(body, new HashSet<>(Set.of(this)))) {
      if (!resolution.isComplete(depth)) {
        return new Resolved(new ReferenceType(name), true);
      }
      throw new EvaluationException("Type alias '" + name + "' cannot be resolved to a real type");
    }
    return new Resolved(body, recursive);
  }

  private boolean reaches(Type type, Set<AliasType> seen) {
    if (type.equals(this)) {
      return true;
    }
    if (type instanceof AliasType alias) {
      return seen.add(alias) && reaches(alias.body(), seen);
    }
    for (Type part : type.parts()) {
      if (reaches(part, seen)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isReal(Type type, Set<AliasType> seen) {
    if (type instanceof AliasType alias) {
      return seen.add(alias) && alias.isKnown() && isReal(alias.body(), seen);
    }
    return !(type instanceof VariantType variant)
        || variant.types().stream().anyMatch(t -> isReal(t, seen));
  }

  /**
   * The type without those alternatives that only lead back to the aliases being resolved: they add
   * no value. Null when nothing is left.
   */
  private static @Nullable Type withoutDirectRecursion(Type type, Set<AliasType> open) {
    if (type instanceof AliasType alias) {
      if (!open.add(alias)) {
        return null;
      }
      Type inner = alias.body();
      Type result = withoutDirectRecursion(inner, open);
      open.remove(alias);
      return inner.equals(result) ? alias : result;
    }
    if (type instanceof VariantType variant) {
      List<Type> rest = new ArrayList<>();
      for (Type alternative : variant.types()) {
        Type kept = withoutDirectRecursion(alternative, open);
        if (kept != null) {
          rest.add(kept);
        }
      }
      if (rest.equals(variant.types())) {
        return variant;
      }
      return rest.isEmpty() ? null : VariantType.of(rest);
    }
    if (type instanceof OptionalType || type instanceof NotUndefType) {
      return withoutDirectRecursion((WrapperType) type, open);
    }
    return type;
  }

  private static @Nullable Type withoutDirectRecursion(WrapperType type, Set<AliasType> open) {
    Type inner = type.type();
    Type kept = inner == null ? null : withoutDirectRecursion(inner, open);
    if (kept == null) {
      return inner == null ? type : type instanceof OptionalType ? UndefType.UNDEF : null;
    }
    return kept.equals(inner) ? type : type.with(kept);
  }

  @Override
  public boolean isInstance(Object value) {
    return body().isInstance(value);
  }

  @Override
  public boolean isAssignableFrom(Type other, @Nullable Assumptions assumed) {
    if (other == this) {
      return true;
    }
    Type body = body();
    if (!isRecursive()) {
      return body.isAssignableFrom(other, assumed);
    }
    return Assumptions.contain(assumed, this, other)
        || body.isAssignableFrom(other, new Assumptions(this, other, assumed));
  }

  @Override
  public boolean isAssignableTo(Type target, @Nullable Assumptions assumed) {
    return target.isAssignableFrom(body(), assumed);
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    return isAssignableFrom(other, assumed);
  }

  @Override
  public @Nullable Type iterableElement() {
    return body().iterableElement();
  }

  @Override
  public boolean isCallable(boolean allowOptional) {
    return body().isCallable(allowOptional);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AliasType o && name.equals(o.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String kind() {
    return "TypeAlias";
  }

  @Override
  public void appendTo(TypeText out) {
    out.append(name);
    if (out.expandsAliases() && !CoreAliases.isNameEnough(this)) {
      out.once(this, () -> out.append(" = ").append(body()));
    }
  }

  /** The alias with what it stands for: {@code Name = Body}. */
  @Override
  public String toString() {
    TypeText out = new TypeText(true);
    appendTo(out);
    return out.toString();
  }
}
