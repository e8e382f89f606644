package plumb.values;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type of the language. Types are immutable, equal by structure, and shared between threads;
 * {@link #toString} prints the syntax that denotes them. The concrete ones are in {@code
 * plumb.values.types}.
 */
public abstract non-sealed class Type implements Value {
  /** Whether the value is one of this type. */
  public abstract boolean isInstance(Object value);

  /** Whether every value of the other type is also one of this type. */
  public final boolean isAssignableFrom(Type other) {
    return isAssignableFrom(other, null);
  }

  /**
   * As {@link #isAssignableFrom(Type)}, inside the answer to another such question.
   *
   * @param assumed the questions being answered, for recursive aliases
   */
  public boolean isAssignableFrom(Type other, @Nullable Assumptions assumed) {
    return other.isAssignableTo(this, assumed);
  }

  /**
   * The other type's view of the question. Types that stand for others (aliases, {@code Variant},
   * {@code Optional}, {@code NotUndef}) ask it again for what they stand for.
   */
  public boolean isAssignableTo(Type target, @Nullable Assumptions assumed) {
    return target.accepts(this, assumed);
  }

  /** Whether this type accepts another one that does not stand for others. */
  public abstract boolean accepts(Type other, @Nullable Assumptions assumed);

  /** This type without what describes single values: sizes, ranges, literal strings. */
  public Type generalize() {
    return this;
  }

  /**
   * The simplest type with the same meaning: nested variants merged, redundant wrappers dropped.
   */
  public Type normalize() {
    return this;
  }

  /** The element type when values of this type can be iterated over, else null. */
  public @Nullable Type iterableElement() {
    return null;
  }

  /** Whether this is a {@code Callable}, or stands for one. */
  public boolean isCallable(boolean allowOptional) {
    return false;
  }

  /** Whether undef is a value of this type. */
  public boolean acceptsUndef() {
    return isInstance(Undef.UNDEF);
  }

  /** The type's own name without parameters, as "Integer" of {@code Integer[1]}. */
  public abstract String name();

  /** What kind of type it is, as "Integer", "Resource" or "TypeAlias". */
  public String kind() {
    return name();
  }

  /** How messages speak of this type: "Integer[1, 2]-Type". */
  public String label() {
    return this + "-Type";
  }

  /** What Ruby's {@code inspect} prints of what reaches functions of the older kind for this. */
  public String inspected() {
    return toString();
  }

  /** The types that this one is made of. */
  public List<Type> parts() {
    return List.of();
  }

  /** Appends the syntax that denotes this type. */
  public abstract void appendTo(TypeText out);

  @Override
  public String toString() {
    return TypeText.of(this);
  }
}
