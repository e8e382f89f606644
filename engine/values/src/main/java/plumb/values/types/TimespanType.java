package plumb.values.types;

import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Timespan;
import plumb.values.Type;

/** {@code Timespan[from, to]}; a bound that is absent is null. */
public final class TimespanType extends TimeRangeType<Timespan> {
  public static final TimespanType TIMESPAN = new TimespanType(null, null);

  private TimespanType(@Nullable Timespan from, @Nullable Timespan to) {
    super(Timespan.class, from, to);
  }

  /**
   * The values of a range, both ends included; null for no limit.
   *
   * @throws EvaluationException when the range is upside down
   */
  public static TimespanType of(@Nullable Timespan from, @Nullable Timespan to) {
    if (from != null && to != null && from.compareTo(to) > 0) {
      throw new EvaluationException(
          "'from' must be less or equal to 'to'. Got (" + from + ", " + to);
    }
    return from == null && to == null ? TIMESPAN : new TimespanType(from, to);
  }

  @Override
  TimespanType withRange(@Nullable Timespan newFrom, @Nullable Timespan newTo) {
    return of(newFrom, newTo);
  }

  @Override
  public Type generalize() {
    return TIMESPAN;
  }

  @Override
  public String name() {
    return "Timespan";
  }
}
