package plumb.values;

import java.math.BigInteger;
import java.time.Duration;

/** A length of time, to the nanosecond; it may be negative. */
public record Timespan(Duration duration) implements Value, Comparable<Timespan> {
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

  @Override
  public String toString() {
    return TimespanFormat.of(TimespanFormat.DEFAULT).format(this);
  }
}
