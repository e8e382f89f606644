package plumb.values;

import java.math.BigInteger;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A length of time, to the nanosecond; it may be negative.
 *
 * @param keepsZeros whether its text has the zeros at the end of the fraction, as that of a type's
 *     bound has that was written as a floating point number; equal time spans may differ in it
 */
public record Timespan(Duration duration, boolean keepsZeros)
    implements Value, Comparable<Timespan> {
  /** The time span of a length. */
  public Timespan(Duration duration) {
    this(duration, false);
  }

  /** Its length in seconds, with fraction. */
  public double seconds() {
    return duration.getSeconds() + duration.getNano() / 1e9;
  }

  /** The time span of so many nanoseconds. */
  public static Timespan ofNanoseconds(BigInteger nanoseconds) {
    BigInteger[] parts = nanoseconds.divideAndRemainder(BigInteger.valueOf(1_000_000_000L));
    try {
      return new Timespan(Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact()));
    } catch (ArithmeticException e) {
      throw new EvaluationException("The Timespan is out of range");
    }
  }

  /** Its length in nanoseconds. */
  public BigInteger nanoseconds() {
    return TimespanFormat.nanoseconds(duration);
  }

  @Override
  public int compareTo(Timespan other) {
    return duration.compareTo(other.duration);
  }

  /** The same length with a text that has all digits of the fraction. */
  public Timespan keepingZeros() {
    return new Timespan(duration, true);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Timespan span && duration.equals(span.duration);
  }

  @Override
  public int hashCode() {
    return duration.hashCode();
  }

  @Override
  public String toString() {
    return TimespanFormat.of(TimespanFormat.DEFAULT).format(this);
  }
}
