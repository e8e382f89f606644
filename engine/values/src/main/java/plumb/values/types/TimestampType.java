package plumb.values.types;

import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Timestamp;
import plumb.values.Type;

/** {@code Timestamp[from, to]}; a bound that is absent is null. */
public final class TimestampType extends TimeRangeType<Timestamp> {
  public static final TimestampType TIMESTAMP = new TimestampType(null, null);

  private TimestampType(@Nullable Timestamp from, @Nullable Timestamp to) {
    super(Timestamp.class, from, to);
  }

  /**
   * The values of a range, both ends included; null for no limit.
   *
   * @throws EvaluationException when the range is upside down
   */
  public static TimestampType of(@Nullable Timestamp from, @Nullable Timestamp to) {
    if (from != null && to != null && from.compareTo(to) > 0) {
      throw new EvaluationException(
          "'from' must be less or equal to 'to'. Got (" + from + ", " + to);
    }
    return from == null && to == null ? TIMESTAMP : new TimestampType(from, to);
  }

  @Override
  TimestampType withRange(@Nullable Timestamp newFrom, @Nullable Timestamp newTo) {
    return of(newFrom, newTo);
  }

  @Override
  public Type generalize() {
    return TIMESTAMP;
  }

  @Override
  public String name() {
    return "Timestamp";
  }
}
