package plumb.values.types;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.EvaluationException;
import plumb.values.FloatText;
import plumb.values.Type;
import plumb.values.TypeText;

/** {@code Float[from, to]}; a bound that is absent is null. */
public final class FloatType extends NumericType {
  public static final FloatType FLOAT = new FloatType(null, null);

  private final @Nullable Double from;
  private final @Nullable Double to;
  private final double min;
  private final double max;

  private FloatType(@Nullable Double from, @Nullable Double to) {
    this.from = from;
    this.to = to;
    this.min = from == null ? Double.NEGATIVE_INFINITY : from;
    this.max = to == null ? Double.POSITIVE_INFINITY : to;
  }

  /**
   * The numbers of a range, both ends included; null for no limit.
   *
   * @throws EvaluationException when the range is upside down
   */
  public static FloatType of(@Nullable Double from, @Nullable Double to) {
    if (from != null && to != null && from > to) {
      throw new EvaluationException(
          "'from' must be less or equal to 'to'. Got ("
              + FloatText.of(from)
              + ", "
              + FloatText.of(to));
    }
    return from == null && to == null ? FLOAT : new FloatType(from, to);
  }

  public @Nullable Double from() {
    return from;
  }

  public @Nullable Double to() {
    return to;
  }

  /** The range of both, null when there is a gap between them. */
  @Nullable FloatType merge(FloatType other) {
    return max >= other.min && other.max >= min ? hull(other) : null;
  }

  /** The least range that holds both. */
  FloatType hull(FloatType other) {
    Double low = from == null || other.from == null ? null : (Double) Math.min(from, other.from);
    Double high = to == null || other.to == null ? null : (Double) Math.max(to, other.to);
    return of(low, high);
  }

  @Override
  public boolean isInstance(Object value) {
    return value instanceof Double v && v >= min && v <= max;
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    return other instanceof FloatType o && min <= o.min && max >= o.max;
  }

  @Override
  public Type generalize() {
    return FLOAT;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FloatType o && Objects.equals(from, o.from) && Objects.equals(to, o.to);
  }

  @Override
  public int hashCode() {
    return Double.hashCode(min) * 31 + Double.hashCode(max);
  }

  @Override
  public String name() {
    return "Float";
  }

  @Override
  public void appendTo(TypeText out) {
    out.append("Float");
    if (from != null || to != null) {
      out.append("[").append(from == null ? "default" : FloatText.of(from));
      if (to != null) {
        out.append(", ").append(FloatText.of(to));
      }
      out.append("]");
    }
  }
}
