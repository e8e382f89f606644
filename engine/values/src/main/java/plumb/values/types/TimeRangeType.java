package plumb.values.types;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.Type;
import plumb.values.TypeText;

/**
 * What {@code Timestamp[from, to]} and {@code Timespan[from, to]} have in common; a bound that is
 * absent is null.
 */
abstract class TimeRangeType<T extends Comparable<T>> extends ScalarType {
  private final Class<T> valueClass;
  private final @Nullable T from;
  private final @Nullable T to;

  TimeRangeType(Class<T> valueClass, @Nullable T from, @Nullable T to) {
    this.valueClass = valueClass;
    this.from = from;
    this.to = to;
  }

  /** The earliest or shortest value, null for no limit. */
  public @Nullable T from() {
    return from;
  }

  /** The latest or longest value, null for no limit. */
  public @Nullable T to() {
    return to;
  }

  abstract TimeRangeType<T> withRange(@Nullable T newFrom, @Nullable T newTo);

  @Override
  public boolean isInstance(Object value) {
    return valueClass.isInstance(value) && contains(valueClass.cast(value));
  }

  private boolean contains(T value) {
    return (from == null || from.compareTo(value) <= 0) && (to == null || to.compareTo(value) >= 0);
  }

  /** The same class's type, or null. */
  private @Nullable TimeRangeType<T> sameKind(Type other) {
    if (other instanceof TimeRangeType<?> range && range.valueClass == valueClass) {
      @SuppressWarnings("unchecked") // the value class is the type argument
      TimeRangeType<T> result = (TimeRangeType<T>) range;
      return result;
    }
    return null;
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    TimeRangeType<T> o = sameKind(other);
    return o != null
        && (from == null || (o.from != null && from.compareTo(o.from) <= 0))
        && (to == null || (o.to != null && to.compareTo(o.to) >= 0));
  }

  /** The range of both, null when there is a gap between them. */
  @Nullable TimeRangeType<T> merge(Type other) {
    TimeRangeType<T> o = sameKind(other);
    if (o == null || isBefore(to, o.from) || isBefore(o.to, from)) {
      return null;
    }
    T low = from == null || o.from == null ? null : from.compareTo(o.from) <= 0 ? from : o.from;
    T high = to == null || o.to == null ? null : to.compareTo(o.to) >= 0 ? to : o.to;
    return withRange(low, high);
  }

  private static <T extends Comparable<T>> boolean isBefore(@Nullable T end, @Nullable T start) {
    return end != null && start != null && end.compareTo(start) < 0;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TimeRangeType<?> o
        && valueClass == o.valueClass
        && Objects.equals(from, o.from)
        && Objects.equals(to, o.to);
  }

  @Override
  public int hashCode() {
    return Objects.hash(valueClass, from, to);
  }

  @Override
  public void appendTo(TypeText out) {
    out.append(name());
    if (from != null || to != null) {
      out.append("[").append(from == null ? "default" : "'" + from + "'");
      if (to != null && !to.equals(from)) {
        out.append(", '").append(to.toString()).append("'");
      }
      out.append("]");
    }
  }
}
