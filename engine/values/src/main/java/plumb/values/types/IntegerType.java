package plumb.values.types;

import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.EvaluationException;
import plumb.values.Type;
import plumb.values.TypeText;

/** {@code Integer[from, to]}; a bound that is absent is null. */
public final class IntegerType extends NumericType {
  public static final IntegerType INTEGER = new IntegerType(null, null);
  static final IntegerType NOT_NEGATIVE = new IntegerType(0L, null);
  static final IntegerType POSITIVE = new IntegerType(1L, null);
  static final IntegerType ZERO = new IntegerType(0L, 0L);

  private final @Nullable Long from;
  private final @Nullable Long to;
  private final long min;
  private final long max;

  private IntegerType(@Nullable Long from, @Nullable Long to) {
    this.from = from;
    this.to = to;
    this.min = from == null ? Long.MIN_VALUE : from;
    this.max = to == null ? Long.MAX_VALUE : to;
  }

  /**
   * The integers of a range, both ends included; null for no limit.
   *
   * @throws EvaluationException when the range is upside down
   */
  public static IntegerType of(@Nullable Long from, @Nullable Long to) {
    if (from == null && to == null) {
      return INTEGER;
    }
    if (from != null && to != null && from > to) {
      throw new EvaluationException(
          "'from' must be less or equal to 'to'. Got (" + from + ", " + to);
    }
    return new IntegerType(from, to);
  }

  /** The one integer. */
  public static IntegerType exactly(long value) {
    return value == 0 ? ZERO : new IntegerType(value, value);
  }

  public @Nullable Long from() {
    return from;
  }

  public @Nullable Long to() {
    return to;
  }

  /** The lower bound, {@link Long#MIN_VALUE} for none. */
  public long min() {
    return min;
  }

  /** The upper bound, {@link Long#MAX_VALUE} for none. */
  public long max() {
    return max;
  }

  /** Whether a number is in the range. */
  public boolean contains(long value) {
    return value >= min && value <= max;
  }

  /** Whether both bounds are given. */
  public boolean isFinite() {
    return from != null && to != null;
  }

  boolean isUnbounded() {
    return from == null && to == null;
  }

  /** This range as one of sizes, which are never negative. */
  IntegerType toSize() {
    return from != null && from >= 0 ? this : of(0L, to == null ? null : Math.max(to, 0));
  }

  /** The range of both, null when there is a gap between them. */
  @Nullable IntegerType merge(IntegerType other) {
    boolean intersect = max >= other.min && other.max >= min;
    boolean adjacent =
        (to != null && other.from != null && to + 1 == other.from)
            || (other.to != null && from != null && other.to + 1 == from);
    return intersect || adjacent ? hull(other) : null;
  }

  /** The least range that holds both. */
  IntegerType hull(IntegerType other) {
    Long low = from == null || other.from == null ? null : (Long) Math.min(from, other.from);
    Long high = to == null || other.to == null ? null : (Long) Math.max(to, other.to);
    return of(low, high);
  }

  @Override
  public boolean isInstance(Object value) {
    return value instanceof Long v && v >= min && v <= max;
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    return other instanceof IntegerType o
        && (from == null || (o.from != null && from <= o.from))
        && (to == null || (o.to != null && to >= o.to));
  }

  @Override
  public Type generalize() {
    return INTEGER;
  }

  @Override
  public Type iterableElement() {
    return INTEGER;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IntegerType o
        && min == o.min
        && max == o.max
        && (from == null) == (o.from == null)
        && (to == null) == (o.to == null);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(min) * 31 + Long.hashCode(max);
  }

  @Override
  public String name() {
    return "Integer";
  }

  @Override
  public void appendTo(TypeText out) {
    out.append("Integer");
    if (!isUnbounded()) {
      appendRangeTo(out.append("["));
      out.append("]");
    }
  }

  /** Appends "from, to" as other types print a size. */
  void appendRangeTo(TypeText out) {
    out.append(from == null ? "default" : from.toString());
    if (to != null) {
      out.append(", ").append(to.toString());
    }
  }
}
